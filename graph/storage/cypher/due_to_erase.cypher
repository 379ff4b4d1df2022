// title: Removals that the log may keep no longer
// question: Which changes of these families removed what may not be kept, until this moment?
// params: $families (ids, or null for all), $until (a moment)
// cost: one row for each, whatever else is in the logs
MATCH (c:Change {erases: true})
WHERE c.at <= $until AND ($families IS NULL OR c.family IN $families)
RETURN properties(c) AS said
ORDER BY c.family, c.number
