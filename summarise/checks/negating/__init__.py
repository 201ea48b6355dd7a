"""What a passage negates, and whether a claim says the contrary of its evidence."""
