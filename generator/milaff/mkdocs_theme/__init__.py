"""`theme: milaff`: names our theme to MkDocs; the plugin brings its templates."""
