"""How sure the evidence is, and whether an item is surer."""
