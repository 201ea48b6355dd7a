"""One article's report: a single HTML file, the brief beside the marked article.

`page.py` puts the file together; `brief.py` words the left column, `figures.py` its index,
`story.py` divides the article into blocks and `pieces.py` those where evidence begins and
ends; `making.py` says how the summary came about. `templates/` holds markup, style and script.
"""

from summarise.render.report.page import as_report

__all__ = ["as_report"]
