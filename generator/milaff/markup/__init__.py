"""Markdown with milaff's marks → safe HTML, through one Python-Markdown extension."""
