// title: Assignments
// question: Who is or was assigned to which family, and as what?
// params: $users, $families (ids, or null for all)
// cost: one row an assignment
MATCH (a:Assignment)
WHERE ($users IS NULL OR a.user IN $users) AND ($families IS NULL OR a.family IN $families)
RETURN properties(a) AS said
ORDER BY a.family, a.user, a.part, a.key
