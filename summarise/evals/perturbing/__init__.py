"""Mechanical errors, one idea per file; `evals/perturbations.py` brings them together."""
