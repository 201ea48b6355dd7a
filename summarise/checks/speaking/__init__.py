"""Who says what in a sentence, and whether the named speaker is the one."""
