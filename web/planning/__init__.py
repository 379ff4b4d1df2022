"""Planlægning: what planners will see, of all families together; until then one sentence."""
