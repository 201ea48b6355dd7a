"""What is measured, one file per idea: `scoring.py` puts the metrics of a case together.

Covers: validity aside, every number of a report, from items that are already aligned or
sorted (`matching.py`, `items.py`).
Does not cover: adding cases up (`aggregation.py`), comparing runs (`significance.py`).
"""
