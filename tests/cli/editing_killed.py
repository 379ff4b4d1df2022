"""kill -9 while a family is edited, and while its meeting is held: each change that was acknowledged is there, and none by half."""

import os
import random
import re
import signal
import threading
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import requests

from tests.cli.machine import Machine

ANNA = Path(__file__).parents[1] / "cases" / "anna.yaml"
FAMILY = "annas_familie"
VICTIMS = ("server", "supervisor", "pages")


class Pages:
    """`tovholder serve` as a process, and whoever edits by it."""

    def __init__(self, machine: Machine) -> None:
        self.process = machine.start("serve", "--no-browser")
        assert self.process.stdout
        address = self.process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), self.process.communicate(timeout=20)
        self._asks = requests.Session()
        self._asks.get(address, timeout=60).raise_for_status()
        self._origin = re.sub(r"/\?.*", "", address)
        self._family = f"{self._origin}/api/v1/families/{FAMILY}"
        self._moeder = f"{self._origin}/familie/{FAMILY}/moeder"

    def get(self, path: str) -> Any:
        return self._answered(self._asks.get(self._family + path, timeout=60))

    def add_need(self, text: str) -> str:
        """The key of the change, once it is acknowledged."""
        said = {"command": "add", "base": "0", "list": "needs", "confirm": ["double"]}
        said["record"] = {"for": ["anna"], "function": "f01", "text": text}
        headers = {"Origin": self._origin}
        return self._answered(self._asks.post(f"{self._family}/commands", json=said, headers=headers, timeout=60))[
            "change"
        ]["key"]

    def say(self, text: str) -> str:
        """Say something at the meeting that is held, by the form of its board; gives the key as above."""
        found = re.search(r'href="([^"]*)/(?:hold|foelg-op)"', self._asks.get(self._moeder, timeout=60).text)
        assert found
        said = {"column": "works", "text": text}
        address = f"{self._origin}{found[1]}/hold?trin=tavle"
        answer = self._asks.post(address, said, headers={"Origin": self._origin}, timeout=60, allow_redirects=False)
        answer.raise_for_status()
        key = re.search(r"kvittering=(\w+)", answer.headers.get("Location", ""))
        assert answer.status_code == 303 and key, answer.text
        return key[1]

    def _answered(self, answer: requests.Response) -> Any:
        assert not 400 <= answer.status_code < 500, answer.text
        answer.raise_for_status()
        return answer.json()

    def history(self) -> list[str]:
        """The keys of all changes."""
        keys: list[str] = []
        before = ""
        while page := self.get(f"/changes?before={before}" if before else "/changes")["changes"]:
            keys += [one["key"] for one in page]
            before = keys[-1]
        return keys

    def said(self) -> int:
        """How many needs the family has, and how much was said at its meetings."""
        lists = self.get("")["lists"]
        return len(lists["needs"]) + sum(len(one["record"].get("board", ())) for one in lists["meetings"])

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


def kill_during_edits(machine: Machine, times: int) -> None:
    """So many kills, each of another process in turn, at a moment that chance chooses. Each change is a need
    more, or something more that was said."""
    rng = random.Random(25)
    machine.run("reset", "--yes")
    machine.run("import", ANNA)
    acknowledged: list[str] = []
    for number in range(times):
        pages = Pages(machine)
        try:
            first, before = pages.history(), pages.said()
            acknowledged += edited_until_killed(machine, pages, VICTIMS[number % len(VICTIMS)], rng)
        finally:
            pages.end()
        pages = Pages(machine)
        try:
            history, said = pages.history(), pages.said()
        finally:
            pages.end()
        assert set(Counter(history).values()) <= {1}
        assert set(acknowledged) <= set(history)
        assert len(history) - len(first) == said - before, "a change is there by half"
    assert acknowledged


def edited_until_killed(machine: Machine, pages: Pages, victim: str, rng: random.Random) -> list[str]:
    """Edit on and on; the keys of what was acknowledged until nothing is answered any more."""
    supervisor, server = machine.pids()
    process = {"server": server, "supervisor": supervisor, "pages": pages.process.pid}[victim]
    keys = [pages.add_need("Hjælp")]  # the first one is slow
    killer = threading.Timer(rng.uniform(0.2, 1.2), os.kill, (process, signal.SIGKILL))
    killer.start()
    try:
        with suppress(requests.RequestException):
            for number in range(1000):
                keys.append(pages.say(f"Ord {number}") if number % 2 else pages.add_need(f"Hjælp {number}"))
    finally:
        killer.join()
    return keys
