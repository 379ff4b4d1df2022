// title: A change
// question: What is the change of this key in the log of this family?
// params: $family (id), $key
// cost: a look-up
MATCH (c:Change {key: $key})
WHERE c.family = $family
RETURN properties(c) AS said
