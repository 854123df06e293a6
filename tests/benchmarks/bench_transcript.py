"""A transcript of 20,000 segments beside one of 200: `python tests/benchmarks/bench_transcript.py` prints the ratios.

A step is the playhead going to the next word until what changed is painted; a jump goes anywhere in the call.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment, Word
from qa_studio.ui.inspect.transcript_view import TranscriptView
from qa_studio.ui.theme import Theme

SMALL, LARGE, LENGTH_S = 200, 20_000, 1.8
LIMITS = {"step": 2.0, "jump": 4.0}
ROUNDS = 3
SAID = (
    *("I", "never", "ordered", "that", "data", "pack", "and", "我要投诉", "nobody", "told", "me", "about", "it"),
    *("when", "I", "called", "the", "last", "time"),
)


def transcript(segments: int) -> list[Segment]:
    """So many, with times of words."""
    chance, made = random.Random(1), []
    for number in range(segments):
        words = chance.choices(SAID, k=chance.randrange(2, 30))
        start, step = number * LENGTH_S, LENGTH_S / len(words)
        timed = tuple(Word(Span(start + n * step, start + n * step + step), word) for n, word in enumerate(words))
        made.append(Segment(Span(start, start + LENGTH_S), ("agent", "customer")[number % 2], " ".join(words), timed))
    return made


def milliseconds(call: Callable[[float], object], times: list[float]) -> float:
    """The median over some places of the call."""
    taken = []
    for at in times:
        begun = time.perf_counter()
        call(at)
        taken.append(1000 * (time.perf_counter() - begun))
    return statistics.median(taken)


def measured(app: QApplication, segments: int) -> dict[str, float]:
    """Milliseconds of opening, a step, a jump, and finding words."""
    view = TranscriptView()
    view.resize(900, 420)
    view.show()
    app.processEvents()
    made, length = transcript(segments), segments * LENGTH_S
    begun = time.perf_counter()
    view.show_segments(made)
    view.viewport().repaint()
    opened = 1000 * (time.perf_counter() - begun)

    def go(at: float) -> None:
        view.set_position(at)
        view.viewport().repaint()

    chance = random.Random(2)
    half = length / 2
    found = {
        "open": opened,
        "step": milliseconds(go, [half + 0.1 * n for n in range(200)]),
        "jump": milliseconds(go, [chance.random() * length for _ in range(60)]),
        "find": milliseconds(lambda _at: view.find_words("投诉 nobody"), [0.0] * 3),
    }
    view.close()
    return found


def main() -> int:
    """Print the table; 1 where a ratio is above its limit."""
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    theme = Theme(app, "light")
    measured(app, SMALL)
    rounds = [
        (measured(app, SMALL), measured(app, LARGE)) for _ in range(ROUNDS)
    ]  # in turn: others use the machine too
    small, large = ({name: min(each[n][name] for each in rounds) for name in rounds[0][n]} for n in (0, 1))
    too_slow = 0
    print(f"{'':10}{SMALL:>12,}{LARGE:>12,}{'ratio':>8}{'limit':>7}")
    for name, least in small.items():
        limit = LIMITS.get(name)
        too_slow += limit is not None and large[name] / least > limit
        shown = "" if limit is None else f"{limit:7.1f}"
        print(f"{name:10}{least:9.2f} ms{large[name]:9.2f} ms{large[name] / least:8.2f}{shown}")
    del theme
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
