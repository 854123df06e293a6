"""The whole window on a team's server, beside it and 50 ms away: no action may freeze it for two frames longer.

`python tests/benchmarks/bench_delay.py [ROUNDS]` has an inspector, a lead and an administrator use it, in turn without
and with a network of 25 ms each way in between.  For every action it prints the longest stretch in which the event loop
did not turn, the least of the rounds (a wait for the network would be in each of them), how often the action goes to
the server and back, and how long it takes until everything is read and written.
"""

import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from far_days import administrators_day, inspectors_day, leads_day
from far_stage import Desk, Felt, seated, team_workspace
from network_between import NetworkBetween
from postgres_server import binaries, running
from PySide6.QtWidgets import QApplication

RECORDINGS, ROUNDS = 4_000, 3
EACH_WAY_S, TWO_FRAMES_S = 0.025, 2 / 60
DAYS: dict[str, Callable[[Desk, Path], None]] = {"li": inspectors_day, "ma": leads_day, "boss": administrators_day}
Rounds = dict[tuple[str, str], list[Felt]]


def use(app: QApplication, address: str, login: str, network: NetworkBetween | None, papers: Path) -> dict[str, Felt]:
    """One day of one person."""
    with seated(app, address, network) as desk:
        DAYS[login](desk, papers)
    return desk.felt


def days(address: Callable[[str], str], network: NetworkBetween, rounds: int, papers: Path) -> tuple[Rounds, Rounds]:
    """What was felt without and with the network, by person and action."""
    app = QApplication([])
    near: Rounds = defaultdict(list)
    far: Rounds = defaultdict(list)
    for turn in range(rounds + 1):
        for login in DAYS:
            for felt, between in ((near, None), (far, network)):
                place = address(login) if between is None else between.through(address(login))
                found = use(app, place, login, between, papers)
                if turn:  # in the first turn the pages are imported
                    for name, each in found.items():
                        felt[login, name].append(each)
    return near, far


def report(near: Rounds, far: Rounds) -> Iterator[float]:
    """Print every action; gives by how much longer each froze the window, in seconds."""
    print(f"{'':34} {'longest stretch, ms':>26} {'ways':>5} {'at rest after, ms':>18}")
    print(f"{'':34} {'near':>8} {'far':>8} {'more':>8} {'':5} {'near':>8} {'far':>9}")
    for (login, name), those in far.items():
        here, there = near[login, name], those
        was, now = min(each.freeze_s for each in here), min(each.freeze_s for each in there)
        ways = min(each.round_trips for each in there)
        rests = [min(each.rest_s for each in each_way) for each_way in (here, there)]
        print(
            f"{login + ': ' + name:34} {was * 1000:8.0f} {now * 1000:8.0f} {(now - was) * 1000:8.0f} {ways:5}"
            f" {rests[0] * 1000:8.0f} {rests[1] * 1000:9.0f}"
        )
        yield now - was


def main() -> int:
    """Measure and print; 1 where an action freezes the window longer."""
    programs = binaries()
    if programs is None:
        print("PostgreSQL is not installed")
        return 1
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with (
        tempfile.TemporaryDirectory() as folder,
        running(programs) as server,
        NetworkBetween(server.port, delay_s=EACH_WAY_S) as network,
    ):
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = f"{folder}/{name.lower()}"
        os.environ["PULSE_SERVER"] = f"unix:{folder}/no-server"
        team_workspace(server, "far", Path(folder) / "demonstration", RECORDINGS)
        near, far = days(lambda login: server.address("far", login), network, rounds, Path(folder))
    worst = max(report(near, far))
    limit = TWO_FRAMES_S * 1000
    print(f"{len(far)} actions; the most that one freezes the window longer: {worst * 1000:.0f} ms (limit {limit:.0f})")
    return int(worst > TWO_FRAMES_S)


if __name__ == "__main__":
    sys.exit(main())
