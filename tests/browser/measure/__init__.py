"""Measures a built site against the gates of `gates.py`; `make measure` runs it."""
