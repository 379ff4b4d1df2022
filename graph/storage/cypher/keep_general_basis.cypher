// title: Keep a general basis
// question: none: keeps this basis as it is now
// params: $basis (properties)
// cost: a look-up
MERGE (b:GeneralBasis {key: $basis.key})
SET b = $basis
