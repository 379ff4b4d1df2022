"""Four processes write one log and are killed in the middle of it, again and again: every line stays whole."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.access.audits import audit_at, look, looked_through, month_files

pytestmark = pytest.mark.by_turns

KILLS = 10
WRITE = """
import sys
from pathlib import Path
from tests.access.audits import audit_at, look
log = audit_at(Path(sys.argv[1]))
print("writes", flush=True)
while True:
    log.append([look(f"f{number}") for number in range(60)])
"""


def writer(folder: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", WRITE, str(folder)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"writes\n"
    return process


@pytest.mark.alone
def test_no_line_is_torn_however_often_a_writer_is_killed(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    chance = random.Random(14)
    processes = [writer(tmp_path) for _ in range(4)]
    try:
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.05, 0.2))
            place = chance.randrange(4)
            end(processes[place])
            processes[place] = writer(tmp_path)
    finally:
        for process in processes:
            end(process)
    log.append([look()])
    found = looked_through(log)
    assert (found.troubles, found.unfinished) == ([], False)
    assert found.lines > 60 * KILLS
    numbers = [json.loads(line)["seq"] for file in month_files(log) for line in file.read_bytes().splitlines()]
    assert numbers == list(range(1, found.lines + 1))


def end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()
