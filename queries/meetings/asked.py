"""A question that is taken to a meeting: what talking about it passes on."""

from collections.abc import Mapping

from graph.model.vocabulary import Information

MOST = 7
"""So many questions are suggested for one meeting."""
OF: Mapping[str, tuple[Information, ...]] = {
    **dict.fromkeys(
        ("redundant_actors", "same_task_other_person", "unaware_in_home", "parallel_load"), ("appointments",)
    ),
    **dict.fromkeys(("coverage_gap", "loose_ball"), ("needs",)),
    "no_private_support": ("network",),
}


def passed_on(type: str) -> tuple[Information, ...]:
    """What information talking about a finding of this type passes on, beside who is there and what they do.

    >>> passed_on("unaware_in_home"), passed_on("missing_link")
    (('appointments',), ())
    """
    return OF.get(type, ())
