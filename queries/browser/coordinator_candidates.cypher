// title: Hvem kunne være tovholder – who in the circle could coordinate
// question: Who around each family passes the hard filters for a coordinator on $day, and whom does each reach?
// params: $day
// cost: for each family its records once and its actors in pairs; it grows with the number of families
//
// In Neo4j Browser first set the day:  :param day => date('2024-06-30')
//
// Rows are candidates in the order of their ids: nobody is the winner; "a team" and "nobody" are valid choices too. Left out
// is who is not in the circle already; coordinates both the actors and the family already; is known to meet the family less than
// monthly; is a court, the police, a payment agency or the host of a work placement by all it does here; is not there three
// calendar months on, as far as known; has a documented conflict of trust; or is barred. `class` is `organisation` for "somebody at X". `wish` is the family's own. `reach` is the
// share of the others to whom a tie is known, and what it would be if every unknown one were there.
// `appointments_a_week` are those with the family, at least and at most; null is not known. A family that was tried, with no
// contact so far, has no row.
//
// The rule beside this file (coordinator_candidate.py) gives the same candidates and columns. It says more: an order, nine more
// columns, what speaks for and against each, and what would change if they held the rope; who was left out, and by which
// filter, is in the measures. A test holds both against each other.
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
WITH *, $day + duration({months: 3}) AS later
UNWIND [one IN circle WHERE NOT one.key IN barred] AS one
MATCH (actor:Actor {key: one.key})
WITH *, [work IN works WHERE work.counts AND work.actor = actor] AS serves,
  COLLECT {
    MATCH path = (actor)-[:WORKS_IN]->(:Unit)-[:PART_OF*0..]->(unit:Unit) WHERE unit.sector IS NOT NULL
    RETURN unit.sector ORDER BY length(path)
  }[0] AS sector
WITH *, [work IN serves WHERE NOT work.paused | work.engagement] AS active
WITH *, reduce(sum = 0.0, e IN active | sum + coalesce(e.per_week_lo, 0.0)) AS at_least,
  CASE WHEN all(e IN active WHERE e.per_week_lo IS NOT NULL)
    THEN reduce(sum = 0.0, e IN active | sum + e.per_week_hi) END AS at_most
WHERE coalesce(at_most >= 12.0 / 52, true)
  AND any(work IN serves WHERE NOT coalesce(coalesce(sector, work.service.sector) IN ['police_courts', 'income', 'state'], false)
    AND coalesce(work.engagement.service <> 'work_placement', true))
  AND any(work IN works WHERE work.actor = actor AND work.first <= later AND later <= work.last AND later <= work.leaves
    AND CASE work.engagement.status
      WHEN 'active' THEN true
      WHEN 'paused' THEN work.has_to AND later < source.as_of
      WHEN 'ended' THEN work.has_to AND later < source.as_of
      WHEN 'cancelled' THEN coalesce(work.engagement.from_latest < work.engagement.to_earliest, false) AND later < source.as_of
      WHEN 'granted' THEN work.has_from AND later > source.as_of
      ELSE false
    END)
  AND NOT EXISTS {
    MATCH (actor)-[tie:TIE {kind: 'trust', valence: 'conflict', status: 'documented'}]-(other)
    WHERE (tie.family = f.key OR tie.owner = source.key) AND CASE
      WHEN tie.date_earliest IS NOT NULL OR tie.date_latest IS NOT NULL
        THEN coalesce(tie.date_earliest, dawn) <= $day AND $day <= coalesce(tie.date_latest, end_of_time) + duration({days: 90})
      WHEN coalesce(tie.from_earliest, tie.from_latest, tie.to_earliest, tie.to_latest) IS NOT NULL
        THEN coalesce(tie.from_earliest, dawn) <= $day AND $day <= coalesce(tie.to_latest, end_of_time)
      ELSE NOT other:Actor OR other.key IN ids
    END
  }
// Who holds the rope already, towards both, is no candidate; a tie without a scope holds both.
CALL (f, actor, ids, dawn, end_of_time) {
  MATCH (actor)-[tie:TIE {family: f.key, kind: 'coordinates', status: 'documented'}]->(to)
  WHERE CASE
    WHEN tie.date_earliest IS NOT NULL OR tie.date_latest IS NOT NULL
      THEN coalesce(tie.date_earliest, dawn) <= $day AND $day <= coalesce(tie.date_latest, end_of_time) + duration({days: 90})
    WHEN coalesce(tie.from_earliest, tie.from_latest, tie.to_earliest, tie.to_latest) IS NOT NULL
      THEN coalesce(tie.from_earliest, dawn) <= $day AND $day <= coalesce(tie.to_latest, end_of_time)
    ELSE NOT to:Actor OR to.key IN ids
  END
  RETURN collect(coalesce(tie.scope, 'both')) AS scopes
}
WITH * WHERE NOT ('both' IN scopes OR ('actors' IN scopes AND 'family' IN scopes))
// The latest wish of each person, undated first; of two equal ones the one to ask again. What anybody wants comes first.
CALL (f, actor, end_of_time) {
  CALL (f, actor) {
    MATCH (f)-[wish:WISHES]->(actor) RETURN f AS who, wish
    UNION MATCH (f)<-[:BELONGS_TO]-(who:Member|PrivatePerson)-[wish:WISHES]->(actor) RETURN who, wish
  }
  WITH who, wish.wish AS said, CASE
    WHEN wish.date_earliest IS NULL AND wish.date_latest IS NULL THEN date('0000-01-01')
    ELSE coalesce(wish.date_latest, end_of_time)
  END AS day
  ORDER BY day DESC, said
  WITH who, collect(said)[0] AS latest
  RETURN max(latest) AS wish
}
WITH *, size(ids) - 1 AS others, size([ends IN present WHERE one.key IN ends]) AS tied,
  size([ends IN absent WHERE one.key IN ends]) AS apart
RETURN f.key AS family, one.key AS actor,
  CASE WHEN actor.kind IN ['organisation', 'group'] THEN 'organisation' END AS class, wish,
  CASE WHEN others > 0 THEN [1.0 * tied / others, 1.0 * (others - apart) / others] END AS reach,
  [at_least, at_most] AS appointments_a_week
ORDER BY family, actor
