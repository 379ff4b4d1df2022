// title: Units, actors, sources and people that name units or actors
// question: Beside families, what names one of these: units and actors, general ties of which sources, users and general bases?
// params: $ids (units and actors), $today (a day)
// cost: the relationships of each, and a look at each general tie, user and general basis
CALL () {
  MATCH (n:Unit)<-[r:PART_OF|WORKS_IN|HAS_ACCESS_TO]-(o:Unit|Actor) WHERE n.key IN $ids AND NOT o.key IN $ids
  RETURN CASE WHEN o:Unit THEN 'units' ELSE 'actors' END AS list, o.key AS key, CASE type(r) WHEN 'PART_OF' THEN 'part_of' WHEN 'WORKS_IN' THEN 'unit' ELSE 'record_access' END AS field
  UNION MATCH (a)-[r:TIE]->(b)
  WHERE r.owner IS NOT NULL AND (a.key IN $ids OR b.key IN $ids OR any(x IN r.deputy WHERE x IN $ids) OR any(x IN r.successor WHERE x IN $ids))
  RETURN 'ties' AS list, r.owner AS key, 'ties' AS field
  UNION MATCH (u:User)
  WHERE (u.ends IS NULL OR u.ends >= $today) AND (u.unit IN $ids OR any(x IN u.actors WHERE x IN $ids))
  RETURN 'users' AS list, u.key AS key, CASE WHEN u.unit IN $ids THEN 'unit' ELSE 'actors' END AS field
  UNION MATCH (g:GeneralBasis)
  WHERE g.ended IS NULL AND any(x IN g.from_units + g.to_units WHERE x IN $ids)
  RETURN 'general_bases' AS list, g.key AS key, 'units' AS field
}
RETURN list, key, field
ORDER BY list, key, field
