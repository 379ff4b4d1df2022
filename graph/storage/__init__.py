"""The one door to the database, its statements and migrations, and how records become nodes and relationships."""
