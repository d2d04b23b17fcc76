"""Graph → pages: one page kind a file, each with its address, template and what it prints."""
