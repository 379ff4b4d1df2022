"""What access costs, and whether fifty people at once get their pages.

`python -m bench.access pages [ACTORS …]` (8 and 25 where nothing is said) times the pages of families of so many actors for whoever works alone (`login = none`) beside the same for a user whose look is
cut by the table and noted in the log: in turn, on one database, each page anew (drawn) and again (as it lies in memory). The user sees
nearly all of the family, so that what is timed is access, and not a smaller page.

`python -m bench.access load [USERS MINUTES]` (50 and 5 where nothing is said) lets so many users ask a server of its own (`tovholder serve`,
as it is run) for a page of one of their families each 30 seconds on average, beside one user alone before.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import requests
from flask.testing import FlaskClient

from access.passwords import hashed
from bench.municipality import UNITS, case_file
from bench.timing import Timed, in_turn, report
from casework.session import VIEW, Session
from graph.model.people import Assignment, User
from graph.reading.noting import Act
from graph.reading.viewer import LocalViewer, Viewer
from tests.web.people import log_in, token_of
from tovholder.application import Application, opened
from tovholder.cli.console import seldom_collect
from tovholder.people import people_of
from tovholder.settings import Settings, load_settings
from web import create_app
from web.family import page as family_pages

PAGES = ("kort", "spoergsmaal", "tovholder", "personer", "moeder", "forloeb")
RUNS = 9
EACH_SECONDS = 30.0
"""Between two pages of one user, on average."""
ALONE = 60
"""Pages that one user asks for alone, one after the other."""
FAMILIES_EACH = 3
PASSWORD = "tre gule drager i regn"  # noqa: S105 (of invented users, in a folder that is thrown away)


@dataclass(frozen=True)
class Alone(Application):
    """The application of whoever works alone, on a database in which there are users all the same: what is compared with."""

    def session(self, lang: str | None = None, viewer: Viewer | None = None, act: Act = VIEW) -> Session:
        """Always that of whoever works alone. Whether there are users is asked, as it would be."""
        self.store.directory().has_users()
        return super().session(lang, viewer or LocalViewer(self.clock(), "web"), act)


def pages(sizes: Sequence[int]) -> None:
    """Time the pages of a family of each size."""
    with _application(1, dict.fromkeys(sizes, 1)) as application:
        alone = create_app(_alone(application), token="bench").test_client()  # noqa: S106
        alone.set_cookie("tovholder_80", "bench")
        user = create_app(application).test_client()
        assert log_in(user, "u0", PASSWORD).status_code == 303
        for actors in sizes:
            ratios = {True: [], False: []}
            for page in PAGES:
                path = f"/familie/f{actors}_0/{page}"
                lengths = [_length(client, path) for client in (alone, user)]
                assert min(lengths) > 0.8 * max(lengths), (path, lengths)  # the same page
                for again, said in ((True, "again"), (False, "anew")):
                    works = {"login = none": _get(alone, path, again), "scoped and noted": _get(user, path, again)}
                    timed = in_turn(works, runs=RUNS, warm=2)
                    report(f"{page} of {actors} actors, {said} ({lengths[0]} and {lengths[1]} bytes)", timed)
                    ratios[again].append(_paired(*timed))
            for again, said in ((True, "again"), (False, "anew")):
                told = ", ".join(f"{page} {ratio:.2f}" for page, ratio in zip(PAGES, ratios[again], strict=True))
                print(
                    f"\n{actors} actors, {said}: median of the paired ratios {told}; highest {max(ratios[again]):.2f}"
                )


def _alone(application: Application) -> Application:
    return Alone(application.settings, application.store)


def _paired(base: Timed, other: Timed) -> float:
    """The middle of the ratios of runs that followed each other: what drifts meets both."""
    return statistics.median(b / a for a, b in zip(base.seconds, other.seconds, strict=True))


def _length(client: FlaskClient, path: str) -> int:
    """How much a page says: without its head and foot, which hold more for a user."""
    return len(client.get(path).data.partition(b"<main")[2].partition(b"</main>")[0])


def _get(client: FlaskClient, path: str, again: bool) -> Callable[[], object]:
    def get() -> None:
        if not again:
            family_pages._recent = family_pages.RecentMaps(most=4)
        assert client.get(path).status_code == 200

    return get


# --- the database ---------------------------------------------------------------------------------------------


@contextmanager
def _application(users: int, families: dict[int, int]) -> Generator[Application]:
    """An application with so many users who log in, and families by the number of their actors, in a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="tovholder-bench-", ignore_cleanup_errors=True) as folder:
        settings = replace(load_settings()[0], neo4j_uri=None, data=Path(folder), linger=0.0, login="local")
        with opened(settings) as application:
            _fill(application, users, families)
            people = people_of(settings, application.store, application.clock, application.log())
            yield replace(application, people=people, audit=application.log())


def _fill(application: Application, users: int, families: dict[int, int]) -> None:
    """Store the families, whose knowledge is their responsible unit's, and users who share them out among themselves."""
    session, ids = application.session(), list[str]()
    for actors, count in families.items():
        made = case_file(actors, count, actors=actors)
        named = [one.replaced(recorded_by=(_unit(len(ids) + n, users),)) for n, one in enumerate(made.families)]
        session.store(made.replaced(families=tuple(named)), f"families of {actors}")
        ids += [one.id for one in named]
    directory, today, secret = application.store.directory(), session.today(), hashed(PASSWORD)
    ada = {"id": "u_ada", "name": "Ada", "login": "ada", "os_login": "ada", "roles": ["administrator"]}
    staff = [
        {"id": f"u_{n}", "name": f"U {n}", "login": f"u{n}", "roles": ["caseworker"], "unit": _unit(n, users)}
        for n in range(users)
    ]
    directory.keep_users([User.model_validate(said) for said in (ada, *staff)], today)
    for n in range(users):
        directory.keep_secret(f"u_{n}", secret)
    directory.assign([
        Assignment.model_validate({"id": f"a_{n}", "user": f"u_{n % users}", "family": id, "part": "responsible",
                                   "from": str(today), "by": "u_ada"})
        for n, id in enumerate(ids)
    ])  # fmt: skip


def _unit(number: int, users: int) -> str:
    return f"u{8 + number % users % (UNITS - 8)}"


# --- fifty people at once -------------------------------------------------------------------------------------


@dataclass
class Person:
    """Somebody in a browser of their own, and how long each page took."""

    address: str
    number: int
    families: Sequence[str]
    browser: requests.Session = field(default_factory=requests.Session)
    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def log_in(self) -> None:
        """As everybody does."""
        token = token_of(self.browser.get(f"{self.address}/log-ind", timeout=60).text)
        form = {"navn": f"u{self.number}", "kode": PASSWORD, "csrf_token": token}
        self.browser.post(f"{self.address}/log-ind", data=form, timeout=60).raise_for_status()

    def ask(self, rng: random.Random) -> None:
        """Ask for a page of a family, or for the list of them."""
        path = (
            "/" if rng.random() < 1 / (1 + len(PAGES)) else f"/familie/{rng.choice(self.families)}/{rng.choice(PAGES)}"
        )
        start = time.perf_counter()
        try:
            answer = self.browser.get(self.address + path, timeout=60)
            if answer.status_code != 200 or "/log-ind" in answer.url:
                self.failures.append(f"{answer.status_code} {path}")
        except requests.RequestException as err:
            self.failures.append(f"{type(err).__name__} {path}")
        self.seconds.append(time.perf_counter() - start)

    def work(self, until: float) -> None:
        """Ask at times that nobody foresees, each 30 seconds on average."""
        rng = random.Random(self.number)
        while (wait := rng.expovariate(1 / EACH_SECONDS)) < until - time.monotonic():
            time.sleep(wait)
            self.ask(rng)


def load(users: int, minutes: float) -> None:
    """One user alone, then so many at once for so long."""
    with _application(users, {8: users * FAMILIES_EACH}) as application, _served(application.settings) as address:
        assigned = application.store.directory().assignments()
        people = [Person(address, n, [one.family for one in assigned if one.user == f"u_{n}"]) for n in range(users)]
        for person in people:
            person.log_in()
            time.sleep(1)  # logins of one address are limited
        one, rng = people[0], random.Random(1)
        for _ in range(ALONE):
            one.ask(rng)
        alone, one.seconds = one.seconds, []
        print(f"load of the machine before: {os.getloadavg()[0]:.1f}", flush=True)
        until = time.monotonic() + 60 * minutes
        threads = [threading.Thread(target=person.work, args=(until,)) for person in people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(f"load of the machine after: {os.getloadavg()[0]:.1f}")
        told = [second for person in people for second in person.seconds]
        failures = Counter(failure for person in people for failure in person.failures)
        print(f"one user alone: {_spread(alone)}")
        print(f"{users} users for {minutes:g} minutes: {_spread(told)}; {failures.total()} failures {dict(failures)}")
        print(f"95 of 100: {_p95(told) / _p95(alone):.2f} x one user alone")


def _p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def _spread(seconds: Sequence[float]) -> str:
    middle, most = statistics.median(seconds), max(seconds)
    return f"{len(seconds)} pages, median {middle * 1e3:.0f} ms, 95 of 100 within {_p95(seconds) * 1e3:.0f} ms, longest {most * 1e3:.0f} ms"


@contextmanager
def _served(settings: Settings) -> Generator[str]:
    """`tovholder serve` in a process of its own; gives its address."""
    said = {"TOVHOLDER_DATA": str(settings.data), "TOVHOLDER_LOGIN": "local", "TOVHOLDER_SETTINGS": os.devnull}
    environ = {name: value for name, value in os.environ.items() if name != "TOVHOLDER_NEO4J_URI"} | said
    words = [sys.executable, "-m", "tovholder", "serve", "--no-browser"]
    with subprocess.Popen(words, env=environ, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield server.stdout.readline().strip().rstrip("/")
        finally:
            server.terminate()


if __name__ == "__main__":
    seldom_collect()
    match sys.argv[1:]:
        case ["pages", *numbers]:
            pages([int(number) for number in numbers or ("8", "25")])
        case ["load", *numbers]:
            users, minutes = numbers or ("50", "5")
            load(int(users), float(minutes))
        case _:
            sys.exit(__doc__)
