"""The deterministic engine: a draft from an article with no model and no network.

Covers: the same `Draft` that a model writes, built from word lists, word order and a table
of countries, so that everything after it (checks, escalation, rendering) is the same code.
Does not cover: anything that needs understanding. What the rules cannot decide stays null
or unknown, and what they cannot point at is left out.

In reading order, each module using only those above it within its line or earlier lines:

- words: `words`, `inflection`, `usage` (verb or noun);
- names: `gazetteer`, `mention`, `people`, `runs`, `states`, `names`, `directory` (who is one);
- acts: `lexicon`, `modality`, `events`; their sides: `subjects`, `parties`;
- speech: `sources`, `reporting` (which verbs), `pronouns` and `speaking` (who), `attribution`
  (what);
- one article: `reading`; out of it: `sides`, `timing`, `retelling`, `signals`, `commitment`,
  `quoting`, `claims`, `actors`, `gist`; all together: `engine`.
"""
