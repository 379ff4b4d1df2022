// title: Reasons
// question: Why did this user look at families as a leader?
// params: $user (id)
// cost: one row a reason
MATCH (r:Reason {user: $user})
RETURN properties(r) AS said
ORDER BY r.from, r.key
