"""What is built on an extractor: running examples, scoring against gold, explaining."""
