"""Mål- og aftaleskema and familieprioritering: what people hope for, where they are, what is agreed, what is decided on efforts."""

from collections.abc import Mapping

from graph.model.meetings import Agreement, Priority, StatusPoint
from graph.model.periods import first_of
from maps.page.balls import state_word
from maps.papers.model import BOX, Paper, Section, Table
from maps.papers.overview import efforts_of, service
from maps.papers.writing import Writer
from queries.meetings.effect import effect
from words import HowOften, Message, text

DREAMS = (0.28, 0.72)
STATUS = (0.2, 0.18, 0.18, 0.2, 0.12, 0.12)
AGREEMENTS = (0.38, 0.16, 0.18, 0.14, 0.14)
DECISIONS = ("keep", "more", "less", "pause", "end", "begin")
PRIORITIES = (0.34, *(0.11,) * len(DECISIONS))
WEEK = (0.34, 0.33, 0.33)
OVER = frozenset({"dropped", "passed"})


def goals(writer: Writer) -> Paper:
    """Hopes, answers and agreements, with room for new ones."""
    family, say = writer.facts.family, writer.say
    hopes = tuple((writer.one(dream.who), writer.known(dream.text)) for dream in family.dreams)
    points = tuple(status_row(writer, point) for point in in_time(family.status_points))
    kept = sorted(
        (one for one in family.agreements if one.status not in OVER), key=lambda one: (one.status == "done", one.id)
    )
    return writer.paper(
        "goals",
        [
            Section(say("goals.dreams"), table=Table(_columns(writer, "dreams", 2), DREAMS, hopes, blank=2)),
            Section(
                say("goals.status"),
                texts=(say("goals.steps"),),
                table=Table(status_columns(writer), STATUS, points, blank=2),
            ),
            Section(say("goals.agreements"), table=agreements_table(writer, kept, blank=3)),
        ],
        head=(writer.family_name,),
    )


def _columns(writer: Writer, list: str, count: int) -> tuple[str, ...]:
    return tuple(writer.say(f"goals.{list}_{number}") for number in range(1, count + 1))


def in_time(points: tuple[StatusPoint, ...]) -> list[StatusPoint]:
    """Answers by area, whom they are about, who gave them, and day."""
    return sorted(
        points,
        key=lambda one: (one.area, one.own_area or "", one.about or "", one.said_by, first_of(one.date), one.id),
    )  # fmt: skip


def status_columns(writer: Writer) -> tuple[str, ...]:
    """The columns of answers to where somebody is."""
    return tuple(writer.say(f"goals.{name}") for name in ("area", "about", "said_by", "words", "day", "step"))


def status_row(writer: Writer, point: StatusPoint) -> tuple[str, ...]:
    """An answer: never summed, compared or judged."""
    area = point.own_area or text(Message(f"editing.area.{point.area}"), writer.lang)
    step = writer.say("goals.of_ten", step=point.step)
    about = writer.one(point.about) if point.about else writer.say("goals.all")
    return area, about, writer.one(point.said_by), point.text or "–", writer.when(point.date), step


def agreements_table(writer: Writer, kept: list[Agreement], blank: int = 0) -> Table:
    """Agreements: what, about whom, who does it, by when, how it stands."""
    columns = tuple(writer.say(f"goals.{name}") for name in ("agreement", "about", "holder", "due", "state"))
    states = {ball.record.id: ball for ball in writer.view.balls if isinstance(ball.record, Agreement)}
    rows = []
    for one in kept:
        ball = states.get(one.id)
        state = (
            text(Message(f"balls.{state_word(writer.view, ball)}"), writer.lang)
            if ball and one.status == "open"
            else writer.say(f"goals.is_{one.status}")
        )
        holder = writer.say("goals.nobody") if one.holder in (None, "none") else writer.one(one.holder)
        about = writer.names(one.about) or writer.say("goals.all")
        rows.append((writer.known(one.text), about, holder, writer.when(one.due), state))
    return Table(columns, AGREEMENTS, tuple(rows), blank)


# --- decisions on efforts -------------------------------------------------------------------------------------


def priorities(writer: Writer) -> Paper:
    """Each effort beside what can be decided on it, with what was, and what that would do to the week."""
    say = writer.say
    decided = decisions(writer)
    columns = (say("efforts.what"), *(text(Message(f"editing.decision.{name}"), writer.lang) for name in DECISIONS))
    rows = []
    for work in efforts_of(writer):
        one = decided.get(work.engagement.id)
        marks = tuple("×" if one and one.decision == name else BOX for name in DECISIONS)
        rows.append((f"{service(writer, work)}\n{writer.with_unit(work.actor.id)}", *marks))
    table = Section(texts=(say("priorities.asked"),), table=Table(columns, PRIORITIES, tuple(rows)))
    none = Section(texts=(say("efforts.none"),))
    return writer.paper("priorities", [table if rows else none, *_effect(writer, decided)], head=(writer.family_name,))


def decisions(writer: Writer) -> Mapping[str, Priority]:
    """By effort what this meeting decided on it."""
    return {one.engagement: one for one in writer.facts.family.priorities if one.meeting == writer.meeting.id}


def _effect(writer: Writer, decided: Mapping[str, Priority]) -> list[Section]:
    """The appointments of a week before and after, of whom they change for."""
    say = writer.say
    if not decided:
        return [Section(say("priorities.effect"), texts=(say("priorities.nothing"),))]
    told = effect(writer.facts, writer.meeting_id).document()
    rows = tuple(
        (writer.one(id), _week(writer, week["before"]), _week(writer, week["after"]))
        for id, week in told["weekly_appointments"].items()
        if week["before"] != week["after"]
    )
    texts = [say("priorities.unknown")] if told["unknown"] else []
    texts += [] if rows else [say("priorities.same")]
    columns = (say("priorities.who"), say("priorities.before"), say("priorities.after"))
    return [Section(say("priorities.effect"), tuple(texts), table=Table(columns, WEEK, rows) if rows else None)]


def _week(writer: Writer, ends: list[float | None]) -> str:
    low, high = ends
    if low is None:
        return writer.unknown
    if high is None:
        return writer.say("priorities.at_least", often=HowOften(low, low)) if low else writer.unknown
    return HowOften(low, high).text(writer.lang) if high else writer.say("priorities.no_appointments")
