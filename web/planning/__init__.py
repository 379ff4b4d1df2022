"""Planlægning: what planners see, of all families together, of the stored releases alone."""
