// title: Hvem mangler hinanden – two who help the same person, and no tie between them is known
// question: Between which two actors with a person in common is there no tie on $day, or should one be asked about?
// params: $day
// cost: for each family its records once and its actors in pairs; it grows with the number of families
//
// In Neo4j Browser first set the day:  :param day => date('2024-06-30')
//
// Rows are questions for a network meeting, never verdicts. `class` is `absent` where it is documented that there is no
// contact, or where the ties were mapped in full and none was found; `recommended` where nothing is known and somebody
// recommends a tie; `ask` where nothing is known or recommended and `reason` says why it matters. Of `ask` the weightiest ten a
// family, none where nothing at all is known of its ties, and none with a court or the police. `gain` is by how much this tie alone would lower the fragmentation of the
// known network, from 0 to 1. `persons` are those whom both help, nobody barred; none where only the same home says so.
// A barred actor is in no row.
//
// The rule beside this file (missing_link.py) gives the same pairs, classes, reasons and gains. It says more: confidence,
// evidence, what was tried in vain, which consents would be needed. A test holds both against each other.
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
// Actors of two plans that collide: one stopped because of the other, or fixed times overlap for one who must turn up.
CALL (works, dawn, end_of_time) {
  CALL (works, dawn, end_of_time) {
    UNWIND works AS one
    UNWIND works AS other
    WITH one, other, one.engagement AS e, dawn, end_of_time
    WHERE one.actor <> other.actor AND EXISTS { (e)-[:STOPPED_BECAUSE_OF]->(stopper) WHERE stopper = other.engagement }
      AND (NOT one.has_to OR (coalesce(e.to_earliest, dawn) <= $day AND $day <= one.last + duration({days: 180})))
    RETURN one.actor.key AS a, other.actor.key AS b
    UNION
    UNWIND works AS work
    WITH work, work.engagement AS e
    WHERE size(coalesce(e.slots, [])) > 0 AND CASE
      WHEN work.counts THEN NOT work.paused
      ELSE e.status = 'granted' AND work.has_from AND work.first <= $day + duration({days: 60}) AND $day <= work.last
        AND $day <= work.leaves
    END
    WITH work, e, COLLECT { MATCH (e)-[:ATTENDED_BY]->(who:Member) RETURN who.id } AS named,
      COLLECT {
        MATCH (e)-[:BELONGS_TO]->()<-[:BELONGS_TO]-(who:Member {kind: 'adult'}) WHERE who.id IN work.helps
        RETURN who.id
      } AS adults
    WITH collect(work {.actor, .first, .last, slots: e.slots, attend: CASE
      WHEN named <> [] OR e.attends_given THEN named
      WHEN adults <> [] THEN adults
      ELSE work.helps
    END}) AS timed
    UNWIND timed AS one
    UNWIND timed AS other
    WITH one, other
    WHERE one.actor <> other.actor AND any(who IN one.attend WHERE who IN other.attend)
      AND one.first <= other.last AND other.first <= one.last
      AND any(slot IN one.slots WHERE any(it IN other.slots WHERE left(slot, 3) = left(it, 3)
        AND substring(slot, 4, 5) < substring(it, 10, 5) AND substring(it, 4, 5) < substring(slot, 10, 5)))
    RETURN one.actor.key AS a, other.actor.key AS b
  }
  RETURN collect([a, b]) AS colliding
}
// What one actor's engagements say, put together once for all its pairs.
CALL (ids, works, barred) {
  UNWIND [id IN ids WHERE NOT id IN barred] AS id
  CALL (id, works) {
    UNWIND [work IN works WHERE work.counts AND work.actor.key = id] AS work
    WITH work, coalesce(work.actor.authority, work.service.authority, false) AS decides, coalesce(COLLECT {
        WITH work.actor AS actor
        MATCH path = (actor)-[:WORKS_IN]->(:Unit)-[:PART_OF*0..]->(unit:Unit) WHERE unit.sector IS NOT NULL
        RETURN unit.sector ORDER BY length(path)
      }[0], work.service.sector, '') AS sector,
      [task IN coalesce(work.engagement.functions, work.service.functions, []) WHERE task <= 'f17'] AS its_tasks
    RETURN reduce(all = [], helps IN collect(work.helps) | all + helps) AS helps,
      reduce(all = [], helps IN collect(CASE WHEN decides THEN work.helps END) | all + helps) AS decides_for,
      reduce(all = [], its_tasks IN collect(its_tasks) | all + its_tasks) AS tasks,
      collect(work.home) AS homes, collect(DISTINCT sector) = ['police_courts'] AS of_court_or_police,
      collect(CASE WHEN NOT work.helps_known THEN work.home END) AS homes_of_unknown
  }
  RETURN collect({
    id: id, helps: helps, decides_for: decides_for, tasks: tasks, homes: homes, homes_of_unknown: homes_of_unknown,
    of_court_or_police: of_court_or_police
  }) AS people
}
// The parts of the known network: each pair that is present joins two of them.
WITH *, reduce(parts = [id IN ids | [id]], ends IN present |
    [part IN parts WHERE NOT (ends[0] IN part OR ends[1] IN part)]
    + [reduce(joined = [], part IN [part IN parts WHERE ends[0] IN part OR ends[1] IN part] | joined + part)]) AS parts,
  size(ids) >= 3 AND present = [] AND absent = []
    AND none(tie IN ties WHERE tie.in_force AND tie.status = 'documented' AND tie.channel = 'via_citizen') AS not_mapped,
  [tie IN ties WHERE tie.in_force AND tie.status = 'recommended' | [tie.a, tie.b]] AS recommended
CALL (people, parts, present, absent, recommended, colliding, not_mapped, ids) {
  UNWIND people AS one
  UNWIND people AS other
  WITH *, one.id AS a, other.id AS b
  WHERE a < b AND NOT [a, b] IN present AND (any(who IN one.helps WHERE who IN other.helps)
    OR any(home IN one.homes WHERE home IN other.homes_of_unknown)
    OR any(home IN other.homes WHERE home IN one.homes_of_unknown))
  WITH *, [part IN parts WHERE a IN part][0] AS part_of_a, [part IN parts WHERE b IN part][0] AS part_of_b,
    [who IN one.helps WHERE who IN other.helps] AS persons, CASE
      WHEN any(home IN one.homes WHERE home IN other.homes) THEN [1, 'same_home']
      WHEN any(who IN one.decides_for WHERE who IN other.decides_for) THEN [2, 'two_authorities']
      WHEN [a, b] IN colliding OR [b, a] IN colliding THEN [3, 'plan_conflict']
      WHEN any(task IN one.tasks WHERE task IN other.tasks) THEN [4, 'shared_task']
    END AS why
  WITH *, CASE WHEN part_of_a = part_of_b THEN 0 ELSE size(part_of_a) * size(part_of_b) END AS joined
  WITH *, CASE
    WHEN [a, b] IN absent THEN 'absent'
    WHEN [a, b] IN recommended OR [b, a] IN recommended THEN 'recommended'
    WHEN why IS NOT NULL AND NOT (not_mapped OR one.of_court_or_police OR other.of_court_or_police) THEN 'ask'
  END AS class
  WHERE class IS NOT NULL
  WITH * ORDER BY why[0], joined DESC, a, b
  WITH collect({class: class, a: a, b: b, persons: persons, reason: CASE WHEN class = 'ask' THEN why[1] END,
    gain: 2.0 * joined / (size(ids) * (size(ids) - 1))}) AS links
  RETURN [link IN links WHERE link.class <> 'ask'] + [link IN links WHERE link.class = 'ask'][..10] AS links
}
UNWIND links AS link
RETURN f.key AS family, link.class AS class, link.a AS actor, link.b AS other_actor, link.reason AS reason, link.gain AS gain,
  COLLECT { UNWIND link.persons AS who WITH DISTINCT who WHERE NOT who IN barred RETURN who ORDER BY who } AS persons
ORDER BY family, class, actor, other_actor
