"""One family: its map, its questions, its table; the free view; the map as a file; where chips stand."""
