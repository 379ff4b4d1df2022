"""From the database to facts: the one way in which the content of families is read."""
