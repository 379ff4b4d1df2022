"""A second, deliberately naive reading of the findings: the oracle of the product's rules.

It works on the parsed case file (plain dicts) by brute force, shares no code with the product and is
written from the definitions of the findings alone. Where these leave two readings, README.md says which
one is taken here.
"""
