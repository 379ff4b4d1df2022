"""The audit: lines that are only ever added, each chained to the one before, kept by month; who looks is noted before they see."""
