"""A finished summary as something to read or to store.

`page.py` words it once, with everything from data made safe for one line of a terminal;
`terminal.py`, `markdown.py` and `notebook.py` only lay a page out and escape it for their
medium. `structured.py` is the machine's side, `footer.py` the line about the run.
"""
