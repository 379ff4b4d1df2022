"""One family on one day: the words that the rules are made of, each computed once."""
