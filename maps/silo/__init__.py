"""Numbers of planners as drawings: from texts and numbers that were released, never from families. Each says its day, rule and note."""
