"""The story across articles: one picture of many summaries, each mark with its sentence."""
