"""Whether the quoted words stand in the article, and what of the article nobody quoted."""
