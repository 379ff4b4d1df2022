"""Mappings that come with the program, and the words of other tools. Whoever uses one confirms it first."""
