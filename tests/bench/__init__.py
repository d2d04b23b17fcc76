"""Speed and size, measured on corpora made here."""
