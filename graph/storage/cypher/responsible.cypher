// title: Who is responsible
// question: Of which units are the users who are assigned to these families as responsible?
// params: $families (ids), $today (a day)
// cost: a look-up for each family and each of its assignments
MATCH (a:Assignment)
WHERE a.family IN $families AND a.part = 'responsible' AND a.from <= $today AND (a.to IS NULL OR a.to >= $today)
MATCH (u:User {key: a.user})
WHERE u.unit IS NOT NULL AND (u.ends IS NULL OR u.ends >= $today)
RETURN a.family AS family, collect(DISTINCT u.unit) AS units
