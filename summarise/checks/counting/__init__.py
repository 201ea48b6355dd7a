"""Numbers, amounts and dates: as a text writes them, and what they count."""
