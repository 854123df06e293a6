"""Answering a form of 200 questions beside one of 10: `python tests/benchmarks/bench_answering.py` prints the ratio.

An answer is a key on the active question until its row, the score and the section bars are painted anew.  The score is
exact arithmetic over all questions and grows with them; what the window adds to it must not.
"""

import os
import statistics
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


def milliseconds(app: QApplication, questions: int) -> tuple[float, float, float]:
    """To open the form; the median of answering its questions one after the other; scoring the full form alone."""
    checklist = form(questions)
    began = time.perf_counter()
    draft = Draft(checklist, Answers(checklist.code))
    panel = ChecklistPanel(draft, 1, catalogue("en"))
    panel.answered.connect(draft.answer)
    panel.resize(464, 744)
    panel.show()
    app.processEvents()
    opening = time.perf_counter() - began
    took = []
    for figure in (1, 3, 2):
        for question in checklist.questions:
            panel.activate(question.code)
            app.processEvents()
            began = time.perf_counter()
            panel.press(figure)
            app.processEvents()
            took.append(time.perf_counter() - began)
    panel.hide()
    scoring = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        score(checklist, draft.answers)
        scoring.append(time.perf_counter() - began)
    return opening * 1000, statistics.median(took) * 1000, statistics.median(scoring) * 1000


def main() -> None:
    """Measure and print."""
    app = QApplication([])
    Theme(app, "light")
    milliseconds(app, SMALL)  # fonts and pictures are made with the first one
    small, large = milliseconds(app, SMALL), milliseconds(app, LARGE)
    print(f"{'questions':>12} {'opening, ms':>12} {'answer, ms':>12} {'of it score':>12}")
    for questions, (opening, answering, scoring) in ((SMALL, small), (LARGE, large)):
        print(f"{questions:>12} {opening:>12.1f} {answering:>12.2f} {scoring:>12.2f}")
    whole, window = large[1] / small[1], (large[1] - large[2]) / (small[1] - small[2])
    print(f"whole answer, ratio {whole:.2f}")
    print(f"without scoring, ratio {window:.2f}, limit {LIMIT}: {'kept' if window <= LIMIT else 'MISSED'}")


if __name__ == "__main__":
    main()
