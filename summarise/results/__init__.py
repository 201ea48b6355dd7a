"""Stored results read back, and written as the tables that other programs take."""
