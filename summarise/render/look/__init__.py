"""What all pages look like: colours, type, and the frame of a page that is one file.

`pages.py` gives these and fills templates; `templates/base.css` is for every page,
`document.css`, `document.js` and `document.html.j2` for those that are one file: the report of
an article, the dossier, a run of an eval. What a page alone needs stands beside its own templates.
"""

from summarise.render.look.pages import base_style, document, environment_of

__all__ = ["base_style", "document", "environment_of"]
