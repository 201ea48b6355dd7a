"""The dossier as one page: a single HTML file in which every mark leads to its sentence.

`document.py` puts the file together from `templates/`; `directory.py` answers what the
templates ask of ids; `passages.py` numbers the sentences behind everything; `findings.py` words
what stands out. `timeline.py` and `index_plot.py` describe plots on the axis of `days_axis.py`,
which `drawing.py` has drawn and makes fit for the page; `network.py` lays out who acts on whom,
`labels.py` the names in it; `glyphs.py` holds the signs of acts.
"""

from summarise.dossier.page.document import as_page

__all__ = ["as_page"]
