// title: The change of a request
// question: Which change did this user's request of this text make in this family?
// params: $family (id), $user (id), $request
// cost: a look-up
MATCH (c:Change {family: $family, user: $user, request: $request})
RETURN properties(c) AS said
