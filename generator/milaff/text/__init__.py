"""Arabic and bidirectional text: letters, bidi, numerals, plurals, dates, slugs.

Nothing here knows the product.
"""
