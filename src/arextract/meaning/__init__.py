"""What matches mean: makers, amounts, the calendar."""
