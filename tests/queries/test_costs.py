"""What the help cost, at least: whole months of what surely ran."""

from graph.reading.cut import facts_of
from queries.measures import cost_table, without_cost, years_of

FILE = """
tovholder: 1
as_of: 2024-06-30
units: [{id: k, name: K, level: municipality}, {id: soc, name: S, level: administration, part_of: k}, {id: fc, name: F, level: department, part_of: soc}, {id: lh, name: L, level: organisation}]
actors: [{id: a, name: A, kind: professional, unit: fc}, {id: b, name: B, kind: professional, unit: lh}, {id: c, name: C, kind: volunteer}]
families:
  - id: f
    name: F
    members: [{id: m, name: M, kind: adult}, {id: n, name: N, kind: child}]
    engagements:
      - {id: e1, actor: a, service: family_treatment, for: family, at: office, status: active, from: 2023-07-01, yearly_cost: 120000}
      - {id: e2, actor: a, service: family_treatment, for: family, at: office, status: ended, from: 2021, to: 2022, yearly_cost: 60000}
      - {id: e3, actor: b, service: general_practitioner, for: [m], at: office, status: ended, from: 2014-01-15, to: 2016-03-31, yearly_cost: 12000}
      - {id: e4, actor: c, for: [n], at: office, status: active, from: 2024-01, yearly_cost: 6000}
      - {id: e5, actor: a, service: mentor, for: [m], at: office, status: active, yearly_cost: 6000}
      - {id: e6, actor: a, service: mentor, for: [m], at: office, status: active, from: 2022}
      - {id: e7, actor: a, service: mentor, for: [m], at: office, status: granted, from: 2022, yearly_cost: 99999}
"""


def test_costs_are_whole_months_by_unit_person_and_service(case) -> None:
    facts = facts_of(case(FILE), "f")
    rows = {(row.unit, row.targets, row.service): row.cost for row in cost_table(facts, 2015, 2024)}
    assert rows == {
        ("soc", ("m", "n"), "family_treatment"): 120_000 * 12 / 12 + 60_000 * 0 / 12,  # perhaps one day alone of 2021 and 2022
        ("lh", ("m",), "general_practitioner"): 12_000 * 15 / 12,
        (None, ("n",), None): 6_000 * 5 / 12,  # from the last day of January on
    }  # fmt: skip
    assert without_cost(facts, 2015, 2024) == 2
    assert [row.cost for row in cost_table(facts, 2014, 2014)] == [12_000 * 11 / 12]
    assert cost_table(facts, 2000, 2010) == [] and years_of(facts.family.engagements, facts.as_of) == (2015, 2024)
