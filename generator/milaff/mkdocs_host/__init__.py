"""Between MkDocs (or ProperDocs) and the core: one module for each thing that is translated."""
