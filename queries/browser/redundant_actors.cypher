// title: Flere i samme hjem – two actors with the same task in one home
// question: Which two actors come in the same home on $day, with a home task in common, for the same person?
// params: $day
// cost: the engagements of each home in pairs; a home has few, so it grows with the number of homes
//
// In Neo4j Browser first set the day:  :param day => date('2024-06-30')
//
// Rows are questions for a network meeting, never verdicts: "Kan én løse begge opgaver?"
// An engagement counts from its earliest to its latest possible day, as its status allows; the two must certainly be there
// together on at least 30 days (a handover is shorter). Tasks are those recorded, else the usual ones of the service; only
// the home tasks f01-f12 count. An authority and its provider are never a pair, nor are two of one team. Where it is not
// known whom one of them helps, the home stands in for the person.
//
// The rule beside this file (redundant_actors.py) gives the same pairs, and says more: confidence, the degree of overlap,
// evidence, whether a partial date decides. A test holds the pairs of both against each other.
MATCH (source:Source)-[:OWNS]->(f:Family)<-[:BELONGS_TO]-(home:Home)<-[:AT]-(e:Engagement)-[:BY]->(actor:Actor)
OPTIONAL MATCH (service:Service {key: e.service})
WITH source, f, home, e, actor, service,
  date('0001-01-01') AS dawn, date('9999-12-31') AS end_of_time,
  e.from_earliest IS NOT NULL OR e.from_latest IS NOT NULL AS has_from,
  e.to_earliest IS NOT NULL OR e.to_latest IS NOT NULL AS has_to
WHERE coalesce(e.from_earliest, dawn) <= $day AND $day <= coalesce(e.to_latest, end_of_time)
  AND $day <= coalesce(actor.to_latest, end_of_time)
  AND CASE e.status
    WHEN 'active' THEN true
    WHEN 'paused' THEN has_to AND $day < source.as_of
    WHEN 'ended' THEN has_to AND $day < source.as_of
    WHEN 'cancelled' THEN coalesce(e.from_latest < e.to_earliest, false) AND $day < source.as_of
    WHEN 'granted' THEN has_from AND $day > source.as_of
    ELSE false
  END
WITH source, f, home, {
    engagement: e, actor: actor,
    tasks: [task IN coalesce(e.functions, service.functions, []) WHERE task <= 'f12'],
    decides: coalesce(actor.authority, service.authority, false),
    certainly_from: CASE WHEN has_from THEN coalesce(e.from_latest, end_of_time) ELSE dawn END,
    certainly_to: CASE WHEN has_to THEN coalesce(e.to_earliest, dawn) ELSE end_of_time END,
    helps_known: EXISTS { (e)-[:FOR]->(:Member|Family) },
    helps: COLLECT {
      MATCH (e)-[:FOR]->(who:Member) RETURN who.key
      UNION MATCH (e)-[:FOR]->(:Family)<-[:BELONGS_TO]-(who:Member)
      // What is for the family is not for those who are not born yet.
      WHERE coalesce(who.birth_year <= $day.year, 10000 * ($day.year - who.age_as_of_earliest.year + who.age_years + 1)
        + 100 * ($day.month - who.age_as_of_earliest.month) + $day.day - who.age_as_of_earliest.day > 0, true)
      RETURN who.key
    }
  } AS work
WITH source, f, home, collect(work) AS works
UNWIND works AS one
UNWIND works AS other
WITH source, f, home, one, other
WHERE one.actor.key < other.actor.key AND one.decides = other.decides
  AND any(task IN one.tasks WHERE task IN other.tasks)
  AND (NOT one.helps_known OR NOT other.helps_known OR any(who IN one.helps WHERE who IN other.helps))
WITH source, f, home, one, other,
  CASE WHEN one.certainly_from > other.certainly_from THEN one.certainly_from ELSE other.certainly_from END AS together_from,
  CASE WHEN one.certainly_to < other.certainly_to THEN one.certainly_to ELSE other.certainly_to END AS together_to,
  one.actor AS a, other.actor AS b
WHERE duration.inDays(together_from, together_to).days >= 29
  AND coalesce(a.team <> b.team, true)
  AND NOT EXISTS {
    MATCH (a)-[tie:TIE {kind: 'team', status: 'documented'}]-(b)
    WHERE (tie.family = f.key OR tie.owner = source.key) AND NOT coalesce(tie.channel IN ['via_citizen', 'via_record'], false)
      AND coalesce(tie.from_earliest, tie.date_earliest, date('0001-01-01')) <= $day
      AND $day <= coalesce(tie.to_latest, tie.date_latest + duration({days: 90}), date('9999-12-31'))
  }
RETURN f.key AS family, a.key AS actor, b.key AS other_actor, home.id AS home,
  collect(DISTINCT [task IN one.tasks WHERE task IN other.tasks]) AS same_tasks,
  collect(DISTINCT one.engagement.id + ' / ' + other.engagement.id) AS engagements
ORDER BY family, actor, other_actor, home
