"""Summaries for a browser, for programs over HTTP, and for agents over MCP."""
