"""The query side of the search, for scripts: reads a built index as `search.js` does."""
