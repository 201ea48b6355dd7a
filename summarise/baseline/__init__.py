"""The deterministic engine: a draft from an article with no model and no network.

Covers: the same `Draft` that a model writes, built from word lists, word order and a table
of countries, so that everything after it (checks, escalation, rendering) is the same code.
Does not cover: anything that needs understanding. What the rules cannot decide stays null
or unknown, and what they cannot point at is left out.
"""
