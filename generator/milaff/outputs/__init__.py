"""Pages → files of the site: one format a file."""
