"""What encrypting the database of a folder costs, and kill -9 while one writes to it or it is being encrypted.

`python tests/benchmarks/bench_encryption.py [WRITING [RECODING]]`: how often each is killed, usually 60 and 40.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from qa_studio.bootstrap import open_studio, passphrases, recode_workspace
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.storage.passphrases import PASSPHRASE

WRITING, RECODING = 60, 40
CALLS, ROUNDS = 500, 40
SECRET = "correct horse battery"
WRITE_LIMIT, READ_LIMIT = 3.0, 2.0
"""So many times as long as without."""
ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from qa_studio.bootstrap import open_studio
studio = open_studio(Path(sys.argv[1]))
print("ready", flush=True)
known = len(studio.people.persons())
while True:
    known += 1
    print(studio.people.add_person(f"person {known}"), flush=True)
"""
RECODER = """
import sys
from qa_studio.bootstrap import recode_workspace
from qa_studio.services.progress import Quiet
print("ready", flush=True)
while True:
    for passphrase in (None, sys.argv[2]):
        recode_workspace(sys.argv[1], passphrase, Quiet())
        print("done", flush=True)
"""


def furnish(folder: Path) -> None:
    """A workspace with calls and a name."""
    with closing(open_studio(folder, create=True)) as studio:
        studio.people.add_person("Wang Xiaoming")
        for number in range(CALLS):
            studio.library.add_without_sound(_call(number, studio))


def _call(number: int, studio: Studio) -> Recording:
    sound = Sound(60.0, 8000, 2, "pcm_s16le")
    return Recording(
        RecordingId(0), f"/calls/{number}.wav", f"{number:064}", 1, sound,
        CallDetails(queue="sales", customer_number=f"1381234{number:04}"), studio.clock(),
    )  # fmt: skip


def paces(plain: Path, coded: Path) -> tuple[float, float]:
    """How many times as long a change of a person and the first lines of a search take, in turn on both."""
    with closing(open_studio(plain)) as one, closing(open_studio(coded)) as other:
        took: dict[tuple[str, bool], list[float]] = {}
        for number in range(ROUNDS):
            for studio in (one, other):
                for name, work in _works(studio, number):
                    begun = time.perf_counter()
                    work()
                    took.setdefault((name, studio is other), []).append(time.perf_counter() - begun)
    middle = {key: statistics.median(times) for key, times in took.items()}
    write, read = (middle[name, True] / middle[name, False] for name in ("write", "read"))
    return write, read


def _works(studio: Studio, number: int) -> tuple[tuple[str, Callable[[], object]], ...]:
    person = studio.people.persons()[0]
    wanted = RecordingFilter(text="1381234")
    return (
        ("write", lambda: studio.people.change_person(person.id, f"name {number}", person.role)),
        ("read", lambda: studio.library.first(wanted, RecordingSort(), 50)),
    )


def killed(code: str, folder: Path, seed: int, within_s: float) -> list[str]:
    """What a program said that was killed somewhere within so long."""
    command = [sys.executable, "-c", code, str(folder), SECRET]
    told = {**os.environ, PASSPHRASE: SECRET}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=told) as program:
        assert program.stdout is not None
        said = [program.stdout.readline()]
        assert said == ["ready\n"], "it did not even begin"
        time.sleep(random.Random(seed).uniform(0, within_s))
        program.kill()
        return [*said, *(line for line in program.stdout if line.endswith("\n"))]


def is_whole(folder: Path, acknowledged: set[int]) -> bool:
    """Whether it opens, checks clean, and has all that was acknowledged."""
    with closing(open_studio(folder, window=True)) as studio:
        persons = {int(person.id) for person in studio.people.persons()}
        return acknowledged <= persons and studio.audit.verify(Quiet()).intact


def main(writing: int, recoding: int) -> int:
    """Print each figure beside its limit; gives how many were missed."""
    with tempfile.TemporaryDirectory() as place:
        plain, coded = Path(place) / "plain", Path(place) / "coded"
        furnish(plain)
        shutil.copytree(plain, coded)
        recode_workspace(str(coded), SECRET, Quiet())
        write, read = paces(plain, coded)
        ratios = [(write, WRITE_LIMIT, "a change"), (read, READ_LIMIT, "a search")]
        missed = 0
        for ratio, limit, name in ratios:
            print(f"{name}, encrypted: {ratio:.2f} times as long as not (limit {limit:g})")
            missed += ratio > limit
        os.environ[PASSPHRASE] = SECRET
        lost = written = 0
        for seed in range(writing):
            said = killed(WRITER, coded, seed, 0.5)
            written += len(said) - 1
            lost += not is_whole(coded, {int(line) for line in said[1:]})
        print(f"{writing} programs killed while they wrote {written} times: {lost} with something lost (limit 0)")
        broken = recoded = 0
        for seed in range(recoding):
            recoded += len(killed(RECODER, coded, seed, 3)) - 1
            passphrases.cache_clear()
            broken += not is_whole(coded, set()) or bool(list(coded.rglob("*.recoded*")))
        what = f"while they encrypted or decrypted, done {recoded} times"
        print(f"{recoding} programs killed {what}: {broken} not whole (limit 0)")
        return missed + lost + broken


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:3]]
    sys.exit(main(*(given + [WRITING, RECODING][len(given) :])))
