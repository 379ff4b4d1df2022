"""The JSON API of a family: what the pages do, for programs too."""
