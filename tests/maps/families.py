"""Random invented families for the tests of the map: the same seed gives the same family."""

import random
from dataclasses import replace

from maps.layout.model import Chip, Link, MapInput, Sector
from tests.share import some

SECTORS = (
    Sector("family", "Familie"),
    Sector("friends", "Venner og privat netværk"),
    Sector("school", "Skole og dagtilbud"),
    Sector("health", "Sundhed"),
    Sector("social", "Familie- og socialafdeling"),
    Sector("employment", "Jobcenter"),
    Sector("external", "Eksterne og frivillige"),
)

ROLES = {
    "family": (("Mormor", "Inge"), ("Morfar", "Kaj"), ("Biologisk far", "Thomas"), ("Halvsøster", "Sara, 19 år"),
               ("Moster", "Line"), ("Farmor", "Kirsten")),
    "friends": (("Nabo", "Hanne"), ("Mors veninde", "Ditte"), ("Fodboldtræner", "Boldklubben"),
                ("Frejas veninde", "Alba og forældre"), ("Menigheden", "Præst")),
    "school": (("Klasselærer 3.b", "Skolen"), ("Pædagog 0.a", "Skolen"), ("AKT-vejleder", "Skolen"),
               ("PPR-psykolog", "PPR"), ("Talehørelærer", "PPR"), ("Fraværskoordinator", "Skolen"),
               ("Skoleleder", "Skolen"), ("SFO-pædagog", "SFO")),
    "health": (("Sundhedsplejerske", "Sundhedsplejen"), ("Praktiserende læge", "Lægehuset"),
               ("Distriktspsykiatri", "Regionen"), ("Misbrugsbehandler", "Rusmiddelcenter"),
               ("Behandler", "Børnepsykiatrien"), ("Tandplejen", "Kommunen")),
    "social": (("Børnerådgiver", "Familieafdelingen"), ("Familiebehandler", "Familiehuset"),
               ("Støttekontaktperson", "Forebyggelse"), ("Bostøtte", "Socialpsykiatri"),
               ("Voksenrådgiver", "Voksen handicap"), ("Aflastningsfamilie", "Plejefamilier"),
               ("SSP-konsulent", "SSP"), ("Økonomisk rådgiver", "Ydelsesenheden")),
    "employment": (("Jobrådgiver (mor)", "Jobcenter"), ("Jobrådgiver (far)", "Jobcenter"),
                   ("Mentor", "Jobcenter"), ("Sygedagpenge", "Jobcenter"), ("Anden aktør", "Kursusudbyder")),
    "external": (("Besøgsven", "Røde Kors"), ("Familieretshuset", "Sagsbehandler"),
                 ("Boligsocial medarb.", "Boligforeningen"), ("Familierådgivning", "Red Barnet")),
}  # fmt: skip

MEMBERS = (("Mor", "Maria"), ("Stedfar", "Jonas"), ("Freja, 9 år", "barn"), ("Noah, 6 år", "barn"),
           ("Ida, 13 år", "barn"), ("Far", "Thomas"), ("Otto, 2 år", "barn"), ("Alma, 16 år", "barn"),
           ("Bedstemor", "Ruth"))  # fmt: skip

LONG = (("Støttekontaktperson i Socialpsykiatrien", "Børne- og Ungdomspsykiatrien i Regionen"),
        ("Koordinerende sagsbehandler", "Foreningen Familievennerne"),
        ("Psykolog i Børne- og Ungdomspsykiatrien", "Pædagogisk Psykologisk Rådgivning"),
        ("Boligsocial medarbejder", "Den boligsociale helhedsplan"),
        ("Specialkonsulentundersøgelsesenhedsleder", "Familie- og Socialafdelingen"))  # fmt: skip

WEIGHTS = (14, 12, 18, 15, 22, 12, 9)
UNEVEN = (WEIGHTS, (5, 5, 60, 10, 10, 5, 5), (2, 1, 30, 0, 60, 7, 0), (1, 1, 1, 1, 1, 1, 1))
MOST_SHOWN = 40


def family(actors: int, seed: int, members: int | None = None, homes: int = 1) -> MapInput:
    """Return a family with so many actors round it, as mapped in practice: links mostly near the core."""
    rng = random.Random(f"family {actors} {seed}")
    chips = _members(rng.randint(2, 5) if members is None else members, homes) + _actors(rng, actors)
    return MapInput.of(chips, _typical_links(rng, chips), SECTORS)


def dense_family(actors: int, seed: int, most: int = 200) -> MapInput:
    """Return a family in which 30 % of all pairs work together and 20 % should; above 40 lines only the
    latter are shown, the rest on selection."""
    rng = random.Random(f"dense {actors} {seed}")
    chips = _members(rng.randint(1, 4), 1) + _actors(rng, actors)
    outer = [chip.id for chip in chips if chip.ring != "home"]
    pairs = [(a, b) for at, a in enumerate(outer) for b in outer[at + 1 :]]
    rng.shuffle(pairs)
    present, absent = pairs[: int(len(pairs) * 0.3)], pairs[int(len(pairs) * 0.8) :]
    shown = len(present) + len(absent) <= MOST_SHOWN
    links = [Link(f"x{at}", a, b, 1.0, True, True) for at, (a, b) in enumerate(absent[:MOST_SHOWN])]
    links += [Link(f"p{at}", a, b, 1.0 if shown else 0.25, shown) for at, (a, b) in enumerate(present)]
    return MapInput.of(chips, links[:most], SECTORS)


ALL = 300
SOME = 10


def some_numbers() -> list[int]:
    """The numbers of the families that are tested, spread over all sizes; another day others (`tests.share`)."""
    return some(range(ALL), SOME)


def any_family(number: int) -> MapInput:
    """Return one of 300 families of 5 to 90 actors: one to three homes, sectors as uneven as they come, some long
    names; 30 % of all pairs work together and 20 % should, of which 40 lines are shown and some of the rest hidden."""
    rng = random.Random(f"any {number}")
    actors = 5 + int(85 * (number / (ALL - 1)) ** 2)
    chips = _members(rng.randint(1, 6), 1 + number % 3) + _actors(rng, actors, rng.choice(UNEVEN))
    chips = [
        replace(chip, title=long[0], subtitle=long[1])
        if chip.ring != "home" and rng.random() < 0.12 and (long := rng.choice(LONG))
        else chip
        for chip in chips
    ]
    pairs = [(a.id, b.id) for at, a in enumerate(chips) for b in chips[at + 1 :] if b.ring != "home"]
    rng.shuffle(pairs)
    present, absent = pairs[: int(len(pairs) * 0.3)], pairs[int(len(pairs) * 0.8) :]
    links = [Link(f"x{at}", a, b, 1.0, at < MOST_SHOWN, True) for at, (a, b) in enumerate(absent[:60])]
    links += [Link(f"p{at}", a, b, 0.25, len(absent) + at < MOST_SHOWN) for at, (a, b) in enumerate(present[:120])]
    return MapInput.of(chips, links, SECTORS)


def without(given: MapInput, ids: set[str]) -> MapInput:
    """Return the family without some chips and their lines."""
    chips = [chip for chip in given.chips if chip.id not in ids]
    links = [link for link in given.links if not ids & {link.a, link.b}]
    return MapInput.of(chips, links, given.sectors)


def _members(count: int, homes: int) -> list[Chip]:
    chips = []
    for at, (title, name) in enumerate(MEMBERS[:count]):
        group = None if homes == 1 or at == 2 else f"home{at % homes}"
        chips.append(Chip(f"m{at}", "person", "home", "home", title, name, group))
    return chips


def _actors(rng: random.Random, count: int, weights: tuple[int, ...] = WEIGHTS) -> list[Chip]:
    chips = []
    for at in range(count):
        sector = rng.choices(list(ROLES), weights)[0]
        title, below = rng.choice(ROLES[sector])
        ring = rng.choices((1, 2, 3), (25, 38, 37))[0]
        badges = rng.choices((0, 1, 2), (80, 17, 3))[0]
        kind = "person" if sector in ("family", "friends") else "actor"
        chips.append(Chip(f"a{at:02}", kind, sector, ring, title, below, None, badges))
    return chips


def _typical_links(rng: random.Random, chips: list[Chip]) -> list[Link]:
    """Return three shown links for four actors, half of them inside a sector, and hidden engagements."""
    outer = [chip for chip in chips if chip.ring != "home"]
    members = [chip.id for chip in chips if chip.ring == "home"]
    shown: dict[tuple[str, str], bool] = {}
    tries = 0
    while outer and len(shown) < min(MOST_SHOWN, round(0.75 * len(outer))) and tries < 2000:
        tries += 1
        a = rng.choices(outer, [4 - int(chip.ring) for chip in outer])[0]
        near = [chip for chip in outer if chip.sector == a.sector and chip is not a]
        if members and a.sector in ("family", "friends") and rng.random() < 0.6:
            b = rng.choice(members)
        elif near and rng.random() < 0.5:
            b = rng.choice(near).id
        else:
            b = rng.choice(outer).id
        pair = (min(a.id, b), max(a.id, b))
        if a.id != b:
            shown.setdefault(pair, rng.random() < 0.4)
    links = [Link(f"s{a}-{b}", a, b, 1.0, True, badge) for (a, b), badge in shown.items()]
    for chip in outer:
        for member in members:
            if rng.random() < 0.4 and (min(chip.id, member), max(chip.id, member)) not in shown:
                links.append(Link(f"e{chip.id}-{member}", chip.id, member, 0.25, False))
    return links
