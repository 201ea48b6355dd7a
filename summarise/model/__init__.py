"""Asking a language model: the client, its retries, and what a reply is."""
