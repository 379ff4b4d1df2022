"""The rules: one module a type of finding, listed in `registry`. No rule imports another."""
