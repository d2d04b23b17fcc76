"""Library → Graph: what names, cites and follows what."""
