"""Writes results of evals: terminal, JUnit, HTML, GitHub.

What stands in a report is settled once (`page.py`); the writers only lay it out.
"""
