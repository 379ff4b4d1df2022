"""The log of who looked, for whoever is to look after it."""
