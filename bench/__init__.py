"""Benchmarks: ratios within one run, never absolute promises, never asserted in a test. `python -m bench.spine`."""
