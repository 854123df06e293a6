"""Answering a form of 200 questions beside one of 10: `python tests/benchmarks/bench_answering.py` prints the ratio.

An answer is a key on the active question until its row, the score and the section bars are painted anew: the whole
keystroke, scoring included.  Both forms are answered in turn, round after round.
"""

import os
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.scoring import score
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.texts import catalogue
from qa_studio.ui.inspect.checklist_panel import ChecklistPanel
from qa_studio.ui.inspect.draft import Draft
from qa_studio.ui.theme import Theme

SMALL, LARGE, PER_SECTION = 10, 200, 10
LIMIT = 2.0
ROUNDS = 20
QUESTION = """
      - code: q{section}-{at}
        text: {{en: "Question {section} {at} with the words that an inspector reads"}}
        guidance: {{en: What to look for}}
        kind: choice
        not_applicable: true
        comment: on_loss
        options:
          - {{code: yes, score: 100}}
          - {{code: partly, score: 50}}
          - {{code: no, score: 0}}"""


def form(questions: int) -> Checklist:
    """A checklist of so many questions."""
    sections = "".join(
        f"\n  - code: s{section}\n    title: {{en: Section {section}}}\n    questions:"
        + "".join(QUESTION.format(section=section, at=at) for at in range(PER_SECTION))
        for section in range(questions // PER_SECTION)
    )
    head = "checklist: form\ntitle: {en: Form}\nscoring: {method: percentage, pass_mark: 80}\nsections:"
    return read_text_of(head + sections)


class Answering:
    """A form on the screen, answered question after question."""

    def __init__(self, app: QApplication, questions: int) -> None:
        self._app, self.checklist = app, form(questions)
        began = time.perf_counter()
        self._draft = Draft(self.checklist, Answers(self.checklist.code))
        self._panel = ChecklistPanel(self._draft, 1, catalogue("en"))
        self._panel.answered.connect(self._draft.answer)
        self._panel.resize(464, 744)
        self._panel.show()
        app.processEvents()
        self.opening_s = time.perf_counter() - began

    def answer(self, figure: int, most: int) -> list[float]:
        """Seconds of each keystroke, at `most` questions evenly over the form."""
        took = []
        questions = self.checklist.questions
        for question in questions[:: max(1, len(questions) // most)][:most]:
            self._panel.activate(question.code)
            self._app.processEvents()
            began = time.perf_counter()
            self._panel.press(figure)
            self._app.processEvents()
            took.append(time.perf_counter() - began)
        return took

    def score(self) -> float:
        """Seconds of scoring the form alone."""
        began = time.perf_counter()
        score(self.checklist, self._draft.answers)
        return time.perf_counter() - began

    def close(self) -> None:
        """Take it off the screen."""
        self._panel.hide()


def main() -> int:
    """Measure in turn and print; 1 where the limit is missed."""
    app = QApplication([])
    Theme(app, "light")
    Answering(app, SMALL).close()  # fonts and pictures are made with the first one
    small, large = Answering(app, SMALL), Answering(app, LARGE)
    took: dict[Answering, list[float]] = {small: [], large: []}
    scoring: dict[Answering, list[float]] = {small: [], large: []}
    # The large form is answered from top to bottom first: what is measured is a form that is in use.
    large.answer(2, LARGE)
    for at in range(ROUNDS):
        for each in (small, large):
            took[each] += each.answer((1, 3, 2)[at % 3], SMALL)
            scoring[each].append(each.score())
    print(f"{'questions':>12} {'opening, ms':>12} {'answer, ms':>12} {'of it score':>12}")
    medians = []
    for each in (small, large):
        medians.append(statistics.median(took[each]) * 1000)
        score_ms = statistics.median(scoring[each]) * 1000
        print(
            f"{len(each.checklist.questions):>12} {each.opening_s * 1000:>12.1f} {medians[-1]:>12.2f} {score_ms:>12.2f}"
        )
    whole = medians[1] / medians[0]
    print(f"whole answer, ratio {whole:.2f}, limit {LIMIT}: {'kept' if whole <= LIMIT else 'MISSED'}")
    return int(whole > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
