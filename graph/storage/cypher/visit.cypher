// title: A visit
// question: How far has this user seen the changes of this family?
// params: $key
// cost: a look-up
MATCH (v:Visit {key: $key})
RETURN properties(v) AS said
