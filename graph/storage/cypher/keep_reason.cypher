// title: Keep a reason
// question: none: keeps why a leader looks at a family
// params: $reason (properties)
// cost: a look-up
MERGE (r:Reason {key: $reason.key})
SET r = $reason
