// title: Keep a decision
// question: none: keeps what was decided of a finding
// params: $decision (properties), $edge (key of the relationship)
// cost: a look-up
MATCH (f:Family {key: $decision.family})
CREATE (d:Decision)
SET d = $decision
CREATE (d)-[:CONCERNS {key: $edge}]->(f)
