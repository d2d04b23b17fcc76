"""Random histories of edits, to prove that a build from the cache equals a clean one."""
