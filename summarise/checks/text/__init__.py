"""What a passage is made of: its words, names and cues, its clauses, and how far each reaches."""
