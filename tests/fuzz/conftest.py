"""How hard to try: `pytest tests/fuzz --hypothesis-profile long` tries fifty times as often."""

from hypothesis import settings

settings.register_profile("long", max_examples=5_000, deadline=None)
