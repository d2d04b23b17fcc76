"""The faces: the command line, MkDocs, ProperDocs."""
