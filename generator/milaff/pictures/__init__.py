"""Pictures of the content folder: what is in them, and as what they are published."""
