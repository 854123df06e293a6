"""What 200 half-done inspections lack, beside scoring the same answers in a bare loop.

`python tests/benchmarks/bench_my_work.py` prints the ratio.  The rest of it is reading the answers from the workspace.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from centre import Centre

from qa_studio.domain.scoring import score

BEGUN, ANSWERED, ROUNDS = 200, 12, 9
LIMIT = 3.0


def milliseconds(work: Callable[[], object]) -> float:
    """The median of some rounds."""
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return statistics.median(took) * 1000


def half_done(centre: Centre) -> None:
    """Inspections with a dozen answers each, half of them with a comment."""
    inspections = centre.studio.inspections
    for number in range(BEGUN):
        begun = inspections.begin(centre.recording(), "inbound-consultation", centre.inspector)
        questions = [each for each in inspections.view(begun).checklist.questions if each.options][:ANSWERED]
        inspections.answer_many(begun, {each.code: each.options[number % 2].code for each in questions})
        for question in questions[::2]:
            inspections.comment(begun, question.code, "was heard at the beginning of the call")


def main() -> int:
    """Measure and print; 1 where the limit is missed."""
    with tempfile.TemporaryDirectory() as folder:
        centre = Centre.founded(Path(folder) / "workspace")
        half_done(centre)
        studio, person = centre.studio, centre.inspector
        begun = [studio.inspections.view(each) for each in studio.inspections.unfinished(person)]
        bare = milliseconds(lambda: [score(view.checklist, view.inspection.answers) for view in begun])
        desk = milliseconds(lambda: studio.library.desk(person))
        missing = milliseconds(lambda: studio.inspections.unfinished(person))
        studio.close()
    print(f"{BEGUN} half-done inspections: their lines {desk:.1f} ms, what they lack {missing:.1f} ms")
    ratio = missing / bare
    print(
        f"to scoring alone ({bare:.1f} ms), ratio {ratio:.2f}, limit {LIMIT}: {'kept' if ratio <= LIMIT else 'MISSED'}"
    )
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
