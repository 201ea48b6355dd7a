"""From signal types to published scales, and from signals to one explained figure."""
