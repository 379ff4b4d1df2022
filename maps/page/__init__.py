"""What stands round the drawing on a page: table, cards, the script and its data."""
