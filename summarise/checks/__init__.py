"""Every item of a draft, checked against the article's own characters."""
