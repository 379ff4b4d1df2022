// title: An import
// question: What did the import of this key change?
// params: $key
// cost: a look-up
MATCH (i:Import {key: $key})
RETURN i {.*} AS said
