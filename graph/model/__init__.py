"""The model: records of a case file, the types of their fields, vocabularies, labels, and the days on which a record holds."""
