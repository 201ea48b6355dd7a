"""Articles through a provider's batch API: files of requests out, files of results in."""
