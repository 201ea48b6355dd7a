"""The corpus of attacks: data (`attacks/`), what becomes of it (`corpus.py`), a table of that."""
