// title: Borgeren som eneste bærer – two units between which the citizen seems to carry the information
// question: Which two units serve one family on $day, with no tie across them and a sign that the citizen carries it all?
// params: $day
// cost: for each family its records once and its units in pairs; it grows with the number of families
//
// In Neo4j Browser first set the day:  :param day => date('2024-06-30')
//
// Rows are questions for a network meeting, never verdicts. `level` is `across` administrations (or the highest units where
// there are none), or `inside` one, between its departments. No pair of actors across the two units is present, nor the two as
// units. `confidence` is `documented` where of some pair across it is known that there is no tie (`absent_pairs` counts them),
// else `possible`: then a tie across is only recommended, or known through the citizen (`signs` counts these). `bearers` are
// those who would carry it, nobody barred: grown members whom both serve, else who has custody of the children. `own_choice`
// says that a member coordinates. A family that was tried, with no contact so far, has no row.
//
// The rule beside this file (sole_bearer.py) gives the same units, confidence, bearers and choice. It says more: the evidence,
// and which consents would be needed. A test holds both against each other.
MATCH (source:Source)-[:OWNS]->(f:Family)
WITH source, f, date('0001-01-01') AS dawn, date('9999-12-31') AS end_of_time
// --- the same in three queries: who is barred, who is in the circle, what is known of each pair ---
// Barred: from whom a threat comes; whom somebody does not want (the latest wish counts, undated first, of equal ones this).
CALL (f, end_of_time) {
  CALL (f, end_of_time) {
    MATCH (f)<-[:BELONGS_TO]-(danger:Member|PrivatePerson)-[tie:PRIVATE_TIE]->()
    WHERE tie.valence = 'threat' OR tie.no_contact
    RETURN danger.id AS id
    UNION
    CALL (f) {
      MATCH (f)-[wish:WISHES]->(about) RETURN f AS who, wish, about
      UNION
      MATCH (f)<-[:BELONGS_TO]-(who:Member|PrivatePerson)-[wish:WISHES]->(about) RETURN who, wish, about
    }
    WITH who, about, wish.wish = 'not_wanted' AS refuses, CASE
      WHEN wish.date_earliest IS NULL AND wish.date_latest IS NULL THEN date('0000-01-01')
      ELSE coalesce(wish.date_latest, end_of_time)
    END AS said
    WITH who, about, max(said) AS last, max(CASE WHEN refuses THEN said END) AS refused
    WHERE refused = last
    RETURN about.id AS id
  }
  RETURN collect(id) AS barred
}
// All engagements. `counts`: it keeps its actor in the circle on the day; `paused`: it counts for nothing else.
CALL (source, f, dawn, end_of_time) {
  MATCH (f)<-[:BELONGS_TO]-(e:Engagement)-[:BY]->(actor:Actor)
  OPTIONAL MATCH (service:Service {key: e.service})
  OPTIONAL MATCH (e)-[:AT]->(home:Home)
  WITH source, f, e, actor, service, home,
    e.from_earliest IS NOT NULL OR e.from_latest IS NOT NULL AS has_from,
    e.to_earliest IS NOT NULL OR e.to_latest IS NOT NULL AS has_to,
    coalesce(e.from_earliest, dawn) AS first, coalesce(e.to_latest, end_of_time) AS last,
    coalesce(actor.to_latest, end_of_time) AS leaves
  ORDER BY e.id
  RETURN collect({
    engagement: e, actor: actor, service: service, home: home.id,
    has_from: has_from, has_to: has_to, first: first, last: last, leaves: leaves,
    counts: first <= $day AND $day <= leaves AND CASE e.status
      WHEN 'active' THEN $day <= last
      WHEN 'paused' THEN true
      WHEN 'ended' THEN has_to AND $day <= last AND $day < source.as_of
      WHEN 'cancelled' THEN coalesce(e.from_latest < e.to_earliest, false) AND $day <= last AND $day < source.as_of
      WHEN 'granted' THEN has_from AND $day <= last AND $day > source.as_of
      ELSE false
    END,
    paused: e.status = 'paused' AND (NOT has_to OR $day > last OR $day >= source.as_of),
    helps_known: EXISTS { (e)-[:FOR]->(:Member|Family) },
    helps: COLLECT {
      MATCH (e)-[:FOR]->(who:Member) RETURN who.id
      UNION MATCH (e)-[:FOR]->(:Family)<-[:BELONGS_TO]-(who:Member)
      // What is for the family is not for those who are not born yet.
      WHERE coalesce(who.birth_year <= $day.year, 10000 * ($day.year - who.age_as_of_earliest.year + who.age_years + 1)
        + 100 * ($day.month - who.age_as_of_earliest.month) + $day.day - who.age_as_of_earliest.day > 0, true)
      RETURN who.id
    }
  }) AS works
}
// The circle; `places`: each actor of it, and all units above.
CALL (works) {
  UNWIND [work IN works WHERE work.counts | work.actor] AS actor
  WITH DISTINCT actor ORDER BY actor.key
  RETURN collect({
    key: actor.key, team: actor.team,
    places: [actor.key] + COLLECT { MATCH (actor)-[:WORKS_IN]->(:Unit)-[:PART_OF*0..]->(unit:Unit) RETURN unit.key }
  }) AS circle
}
WITH *, [one IN circle | one.key] AS ids
WHERE ids <> []
// The ties of actors in the circle and of units: the family's own, and the general ones of its file save `coordinates`.
CALL (source, f, ids, dawn, end_of_time) {
  CALL (source, f) {
    MATCH (a:Actor|Unit)-[tie:TIE {family: f.key}]->(b:Actor|Unit) RETURN a, tie, b
    UNION
    MATCH (a:Actor|Unit)-[tie:TIE {owner: source.key}]->(b:Actor|Unit) WHERE tie.kind <> 'coordinates' RETURN a, tie, b
  }
  WITH ids, a, b, tie, dawn, end_of_time
  WHERE (a:Unit OR a.key IN ids) AND (b:Unit OR b.key IN ids)
  RETURN collect({
    a: a.key, b: b.key, kind: tie.kind, status: tie.status, channel: coalesce(tie.channel, ''), own: tie.family IS NOT NULL,
    in_force: CASE
      WHEN tie.date_earliest IS NOT NULL OR tie.date_latest IS NOT NULL
        THEN coalesce(tie.date_earliest, dawn) <= $day
          AND $day <= coalesce(tie.date_latest, end_of_time) + duration({days: 90})
      ELSE coalesce(tie.from_earliest, dawn) <= $day AND $day <= coalesce(tie.to_latest, end_of_time)
    END,
    over: coalesce($day > tie.date_latest + duration({days: 90}), false),
    connects: tie.status = 'documented' AND CASE
      WHEN tie.kind = 'awareness'
        THEN coalesce(tie.awareness_level >= 3 AND tie.channel IN ['direct', 'via_meeting'], false)
      WHEN tie.kind IN ['exchange', 'team', 'coordinates'] THEN NOT coalesce(tie.channel IN ['via_citizen', 'via_record'], false)
      ELSE false
    END
  }) AS ties
}
// Who met: `counts` on the day, or else is over or still to come, and so is recorded.
CALL (f, ids, dawn, end_of_time) {
  MATCH (f)<-[:BELONGS_TO]-(m:Meeting)
  WITH m, ids, coalesce(m.date_earliest, dawn) AS first,
    m.date_earliest IS NOT NULL OR m.date_latest IS NOT NULL AS has_date,
    coalesce(CASE WHEN m.repeats IS NULL THEN m.date_latest ELSE m.until_latest END, end_of_time) AS last,
    duration({days: CASE WHEN m.kind = 'follow_up' AND m.repeats = 'quarterly' THEN 180 ELSE 90 END}) AS echo
  WITH m, ids, CASE
    WHEN m.status = 'held' AND has_date AND first <= $day THEN CASE WHEN $day <= last + echo THEN 'counts' ELSE 'recorded' END
    WHEN m.status = 'agreed' AND m.repeats IS NOT NULL AND first <= $day AND $day <= last THEN 'counts'
    WHEN m.status IN ['planned', 'agreed'] AND $day <= last THEN 'recorded'
  END AS role
  WHERE role IS NOT NULL
  RETURN collect({
    role: role, with_member: EXISTS { (m)-[:WITH]->(:Member) },
    pairs: COLLECT {
      MATCH (m)-[:WITH]->(a:Actor), (m)-[:WITH]->(b:Actor) WHERE a.key IN ids AND b.key IN ids AND a.key < b.key
      RETURN [a.key, b.key]
    }
  }) AS meetings
}
// Each with itself and those of its team, by an id or a documented team tie: what one of a team has, the others have.
CALL (circle, ties) {
  UNWIND circle AS one
  UNWIND circle AS other
  WITH one, other, ties
  WHERE one.key = other.key OR coalesce(one.team = other.team, false)
    OR any(tie IN ties WHERE tie.kind = 'team' AND tie.connects AND tie.in_force
      AND one.key IN [tie.a, tie.b] AND other.key IN [tie.a, tie.b])
  RETURN collect([one.key, other.key]) AS colleagues
}
CALL (ties, meetings, colleagues) {
  CALL (ties, meetings, colleagues) {
    UNWIND [tie IN ties WHERE tie.connects AND tie.in_force AND tie.kind <> 'team' | [tie.a, tie.b]]
      + reduce(all = [], meeting IN [meeting IN meetings WHERE meeting.role = 'counts'] | all + meeting.pairs) AS contact
    UNWIND [two IN colleagues WHERE two[0] = contact[0] | two[1]] AS a
    UNWIND [two IN colleagues WHERE two[0] = contact[1] | two[1]] AS b
    RETURN a, b
    UNION
    UNWIND colleagues AS two
    RETURN two[0] AS a, two[1] AS b
  }
  WITH a, b WHERE a <> b
  RETURN collect(DISTINCT CASE WHEN a < b THEN [a, b] ELSE [b, a] END) AS present
}
// Recorded: any tie in force between the two or units above them; of their teams a contact that is over, a meeting to come.
CALL (circle, ties, meetings, colleagues) {
  CALL (circle, ties, meetings, colleagues) {
    UNWIND [tie IN ties WHERE tie.in_force] AS tie
    UNWIND [one IN circle WHERE tie.a IN one.places | one.key] AS a
    UNWIND [one IN circle WHERE tie.b IN one.places | one.key] AS b
    RETURN a, b, tie.status = 'documented_absent' AND tie.kind IN ['exchange', 'awareness'] AS denied
    UNION
    UNWIND [tie IN ties WHERE tie.connects AND tie.over | [tie.a, tie.b]]
      + reduce(all = [], meeting IN [meeting IN meetings WHERE meeting.role = 'recorded'] | all + meeting.pairs) AS contact
    UNWIND [two IN colleagues WHERE two[0] = contact[0] | two[1]] AS a
    UNWIND [two IN colleagues WHERE two[0] = contact[1] | two[1]] AS b
    RETURN a, b, false AS denied
  }
  WITH CASE WHEN a < b THEN [a, b] ELSE [b, a] END AS ends, max(denied) AS denied
  RETURN collect(ends) AS recorded, collect(CASE WHEN denied THEN ends END) AS denied
}
// Absent: it is documented, or the ties were mapped in full at most 90 days ago and nothing is recorded. The rest is unknown.
WITH *, coalesce(f.mapped_ties_earliest, f.mapped_ties_latest) IS NOT NULL AND coalesce(f.mapped_ties_earliest, dawn) <= $day
  AND $day <= coalesce(f.mapped_ties_latest, end_of_time) + duration({days: 90}) AS mapped
CALL (ids, present, recorded, denied, mapped) {
  UNWIND ids AS a
  UNWIND ids AS b
  WITH a, b, present, recorded, denied, mapped
  WHERE a < b AND NOT [a, b] IN present AND ([a, b] IN denied OR (mapped AND NOT [a, b] IN recorded))
  RETURN collect([a, b]) AS absent
}
// --- here ends what is the same ---
// Silent where contact with the family was tried within 180 days and there is none: no tie, no meeting, no appointment.
CALL (f, ids, dawn, end_of_time) {
  MATCH (a:Actor|Unit|Member|PrivatePerson|Family)-[tie:TIE {family: f.key}]->(b:Actor|Unit|Member|PrivatePerson|Family)
  WHERE a:Member OR a:Family OR b:Member OR b:Family
  WITH tie, CASE
      WHEN tie.date_earliest IS NOT NULL OR tie.date_latest IS NOT NULL
        THEN [coalesce(tie.date_earliest, dawn), coalesce(tie.date_latest, end_of_time), duration({days: 90})]
      ELSE [coalesce(tie.from_earliest, dawn), coalesce(tie.to_latest, end_of_time), duration({days: 0})]
    END AS span,
    coalesce(tie.date_earliest, tie.date_latest) IS NOT NULL
      OR coalesce(tie.from_earliest, tie.from_latest, tie.to_earliest, tie.to_latest) IS NOT NULL
      OR ((NOT a:Actor OR a.key IN ids) AND (NOT b:Actor OR b.key IN ids)) AS can_hold
  RETURN
    coalesce(max(tie.status = 'attempted' AND span[0] <= $day AND $day <= span[1] + duration({days: 180})), false) AS tried,
    coalesce(max(tie.status = 'documented' AND tie.kind <> 'awareness' AND can_hold
      AND span[0] <= $day AND $day <= span[1] + span[2]), false) AS touched
}
WITH *
WHERE touched OR NOT tried OR any(meeting IN meetings WHERE meeting.role = 'counts' AND meeting.with_member)
  OR any(work IN works WHERE work.counts AND NOT work.paused AND coalesce(work.engagement.per_week_lo > 0, false))
// Each actor of the circle, and each unit that a tie names, at both levels in the unit that holds it; `above`: what holds that.
CALL (ids, ties) {
  CALL (ids, ties) {
    UNWIND ids AS id
    MATCH (:Actor {key: id})-[:WORKS_IN]->(lowest:Unit)
    RETURN id, lowest
    UNION
    UNWIND ties AS tie
    UNWIND [tie.a, tie.b] AS id
    MATCH (lowest:Unit {key: id})
    RETURN id, lowest
  }
  WITH id, COLLECT { MATCH path = (lowest)-[:PART_OF*0..]->(unit:Unit) RETURN unit ORDER BY length(path) } AS path
  WITH id, path, [at IN range(0, size(path) - 1) WHERE path[at].level = 'administration'][-1] AS administration,
    [at IN range(0, size(path) - 1) WHERE path[at].level <> 'municipality'][-1] AS highest
  UNWIND [
    {level: 'across', at: coalesce(administration, highest)},
    {level: 'inside', at: CASE WHEN administration > 0 THEN administration - 1 END}
  ] AS seat
  WITH id, path, seat WHERE seat.at IS NOT NULL
  RETURN collect({id: id, level: seat.level, unit: path[seat.at].key, above: [unit IN path[seat.at + 1..] | unit.key]}) AS seats
}
// Ties across two units: those that make the two present as units, and the signs that the citizen carries the information.
CALL (ids, ties, seats) {
  UNWIND [tie IN ties WHERE tie.in_force] AS tie
  UNWIND [seat IN seats WHERE seat.id = tie.a] AS one
  UNWIND [seat IN seats WHERE seat.id = tie.b AND seat.level = one.level AND seat.unit <> one.unit] AS other
  RETURN collect({
    level: one.level, units: [one.unit, other.unit],
    joins: tie.own AND tie.connects AND NOT (tie.a IN ids AND tie.b IN ids),
    sign: tie.status = 'recommended' OR (tie.status = 'documented' AND tie.channel = 'via_citizen')
  }) AS crossing
}
CALL (f, ids, dawn, end_of_time) {
  MATCH (:Member)-[tie:TIE {family: f.key}]->(b:Actor|Unit|Member|PrivatePerson|Family)
  WHERE tie.kind = 'coordinates' AND tie.status = 'documented' AND CASE
    WHEN tie.date_earliest IS NOT NULL OR tie.date_latest IS NOT NULL
      THEN coalesce(tie.date_earliest, dawn) <= $day AND $day <= coalesce(tie.date_latest, end_of_time) + duration({days: 90})
    WHEN coalesce(tie.from_earliest, tie.from_latest, tie.to_earliest, tie.to_latest) IS NOT NULL
      THEN coalesce(tie.from_earliest, dawn) <= $day AND $day <= coalesce(tie.to_latest, end_of_time)
    ELSE NOT b:Actor OR b.key IN ids
  END
  RETURN count(*) > 0 AS own_choice
}
UNWIND [seat IN seats WHERE seat.id IN ids] AS one
UNWIND [seat IN seats WHERE seat.id IN ids] AS other
WITH f, barred, works, present, absent, crossing, own_choice, one, other
WHERE one.level = other.level AND one.unit < other.unit AND NOT one.unit IN other.above AND NOT other.unit IN one.above
  AND (one.level = 'across' OR one.above[0] = other.above[0])
WITH f, barred, works, present, absent, crossing, own_choice, one.level AS level, one.unit AS unit, other.unit AS other_unit,
  collect(DISTINCT one.id) AS here, collect(DISTINCT other.id) AS there,
  collect(CASE WHEN one.id < other.id THEN [one.id, other.id] ELSE [other.id, one.id] END) AS pairs
WITH *, [ends IN pairs WHERE ends IN absent] AS absent_pairs,
  [tie IN crossing WHERE tie.level = level AND unit IN tie.units AND other_unit IN tie.units] AS ties
WHERE none(ends IN pairs WHERE ends IN present) AND none(tie IN ties WHERE tie.joins)
  AND (absent_pairs <> [] OR any(tie IN ties WHERE tie.sign))
WITH *, reduce(all = [], work IN [work IN works WHERE work.counts AND work.actor.key IN here] | all + work.helps) AS helped_here,
  reduce(all = [], work IN [work IN works WHERE work.counts AND work.actor.key IN there] | all + work.helps) AS helped_there
WITH *, [who IN helped_here WHERE who IN helped_there] AS helped_by_both
WITH *, COLLECT {
    MATCH (f)<-[:BELONGS_TO]-(who:Member) WHERE who.kind <> 'child' AND who.id IN helped_by_both AND NOT who.id IN barred
    RETURN who.id ORDER BY who.id
  } AS grown,
  COLLECT {
    MATCH (f)<-[:BELONGS_TO]-(child:Member {kind: 'child'})-[:IN_CUSTODY_OF]->(holder)
    WHERE child.id IN helped_by_both AND NOT holder.id IN barred
    RETURN DISTINCT holder.id ORDER BY holder.id
  } AS custody_of_both,
  COLLECT {
    MATCH (f)<-[:BELONGS_TO]-(child:Member {kind: 'child'})-[:IN_CUSTODY_OF]->(holder)
    WHERE child.id IN helped_here + helped_there AND NOT holder.id IN barred
    RETURN DISTINCT holder.id ORDER BY holder.id
  } AS custody_of_either
RETURN f.key AS family, level, unit, other_unit, CASE WHEN absent_pairs <> [] THEN 'documented' ELSE 'possible' END AS confidence,
  CASE WHEN grown <> [] THEN grown WHEN custody_of_both <> [] THEN custody_of_both ELSE custody_of_either END AS bearers,
  own_choice, size(absent_pairs) AS absent_pairs, size([tie IN ties WHERE tie.sign]) AS signs
ORDER BY family, level, unit, other_unit
