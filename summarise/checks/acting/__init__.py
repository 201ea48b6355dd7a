"""Who acts on whom, and whether the named actors are in the article."""
