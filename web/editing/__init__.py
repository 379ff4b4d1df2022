"""Editing in pages: forms drawn from the records' models, both ways, and the addresses that take them."""
