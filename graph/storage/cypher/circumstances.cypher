// title: What ties a user to families
// question: To which families is somebody tied, and by what? Of which units are those who are responsible for these? And which units and general bases are there?
// params: $user (id), $actors (ids), $units (ids: whose work ties), $today (a day), $states (of work)
// cost: look-ups for the user, for the work of these actors and units, for the assignments of the families that they tie to, and a row a unit; nothing of a family but states and days
WITH
  COLLECT {
    MATCH (a:Assignment {user: $user})
    WHERE a.from <= $today AND (a.to IS NULL OR a.to >= $today)
    RETURN [a.family, a.part, coalesce(a.whole, []), a.meeting, COLLECT {
      MATCH (m:Meeting {id: a.meeting})-[:BELONGS_TO]->(:Family {key: a.family})
      RETURN CASE WHEN m.until_earliest IS NULL AND m.until_latest IS NULL THEN m.date_latest ELSE m.until_latest END
    }]
  } AS assignments,
  COLLECT {
    MATCH (a:Actor)<-[:BY]-(e:Engagement)-[:BELONGS_TO]->(f:Family)
    WHERE a.key IN $actors AND e.status IN $states AND (e.to_latest IS NULL OR e.to_latest >= $today)
    RETURN DISTINCT f.key
  } AS acts,
  COLLECT {
    MATCH (u:Unit)<-[:WORKS_IN]-(:Actor)<-[:BY]-(e:Engagement)-[:BELONGS_TO]->(f:Family)
    WHERE u.key IN $units AND e.status IN $states AND (e.to_latest IS NULL OR e.to_latest >= $today)
    RETURN DISTINCT f.key
  } AS works,
  COLLECT {
    MATCH (r:Reason {user: $user})
    WHERE r.from <= $today AND r.to >= $today
    RETURN DISTINCT r.family
  } AS reasons,
  COLLECT {
    MATCH (u:User {key: $user})
    WHERE u.member IS NOT NULL
    RETURN [u.family, u.member]
  } AS members
WITH *, [one IN assignments | one[0]] + acts + works + reasons + [one IN members | one[0]] AS families
RETURN assignments, acts, works, reasons, members,
  COLLECT {
    MATCH (a:Assignment)
    WHERE a.family IN families AND a.part = 'responsible' AND a.from <= $today AND (a.to IS NULL OR a.to >= $today)
    MATCH (u:User {key: a.user})
    WHERE u.unit IS NOT NULL AND (u.ends IS NULL OR u.ends >= $today)
    WITH a.family AS family, collect(DISTINCT u.unit) AS theirs
    RETURN [family, theirs]
  } AS responsible,
  COLLECT { MATCH (u:Unit) RETURN [properties(u), COLLECT { MATCH (u)-[:PART_OF]->(above:Unit) RETURN above.key }] } AS units,
  COLLECT {
    MATCH (b:GeneralBasis)
    WHERE size(b.entered_by) = 2 AND b.ended IS NULL AND (b.valid_to_latest IS NULL OR b.valid_to_latest >= $today)
    RETURN properties(b) ORDER BY b.key
  } AS bases
