"""What is on the map of a family, and nothing about where."""
