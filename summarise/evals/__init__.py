"""The eval harness: cases with gold, replies replayed under the real client, scores, a gate."""
