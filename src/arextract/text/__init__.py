"""Text before any meaning: folding and tokens."""
