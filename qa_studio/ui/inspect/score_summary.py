"""The score while it comes about: ring, section bars, and what brings the form down."""

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.score import Verdict
from qa_studio.texts import Catalogue
from qa_studio.ui.components.banner import Banner
from qa_studio.ui.components.bars import SectionBar, SectionBars
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.score_ring import RingScore, ScoreRingButton
from qa_studio.ui.formatting import NOTHING
from qa_studio.ui.inspect.draft import Draft, SectionStanding
from qa_studio.ui.inspect.points import points_text, score_text
from qa_studio.ui.inspect.scrolling import PaneScroll
from qa_studio.ui.inspect.subject import Subject

MOST_BARS = 8
"""More sections are scrolled: the questions need the room."""


class ScoreSummary(QWidget):
    """Title, version, ring and bars of a checklist.

    `section_chosen(code)` when a bar is clicked, `explain_asked` when the ring is.
    """

    section_chosen = Signal(str)
    explain_asked = Signal()

    def __init__(self, checklist: Checklist, version: int, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._titles = {section.code: section.title.in_language(say.language) for section in checklist.sections}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 16, 10)
        column.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        title = ElidedLabel(checklist.title.in_language(say.language), "object")
        self.head.addWidget(title)
        self.head.addWidget(ElidedLabel(f"v{version}" if version else "", "small", "ink3"))
        self.head.addStretch(1)
        column.addLayout(self.head)
        row = QHBoxLayout()
        row.setSpacing(20)
        self.ring = ScoreRingButton(RingScore(0, 1, NOTHING), self.tr("How this score came about"))
        self.ring.clicked.connect(lambda _checked: self.explain_asked.emit())
        row.addWidget(self.ring)
        self.bars = SectionBars([])
        self.bars.chosen.connect(self.section_chosen)
        self._bars_area = PaneScroll(self.bars)
        self._bars_area.setFixedHeight(SectionBars.ROW * min(MOST_BARS, len(checklist.sections)))
        row.addWidget(self._bars_area, 1)
        column.addLayout(row)
        self.banner = Banner("", "bad")
        self.banner.hide()
        column.addWidget(self.banner)
        self._result = column

    def show_result(self, subject: Subject) -> None:
        """Say what came of a finished evaluation; work in progress says nothing."""
        evaluation = subject.evaluation
        if evaluation is None:
            return
        if evaluation.state is EvaluationState.WITHDRAWN:
            banner = Banner(self.tr("Withdrawn: {reason}").format(reason=evaluation.reason), "warn")
        elif evaluation.state is EvaluationState.SUPERSEDED:
            banner = Banner(self.tr("Revision {number}: a newer one counts").format(number=evaluation.revision), "info")
        elif evaluation.verdict == Verdict.PASS.value and evaluation.score is not None:
            words = self.tr("Pass: {score} points").format(score=points_text(evaluation.score))
            banner = Banner(self._say.listed(part for part in (words, self._band(subject)) if part), "good")
        else:
            return  # why it failed stands there already
        self._result.addWidget(banner)

    def _band(self, subject: Subject) -> str:
        score = subject.evaluation.score if subject.evaluation is not None else None
        band = None if score is None else subject.checklist.scoring.band(Fraction(score))
        return band.title.in_language(self._say.language) if band else ""

    def show_section(self, section: str) -> None:
        """Bring the bar of a section into sight, where they are too many to stand there all."""
        middle = SectionBars.ROW * self.bars.row_of(section) + SectionBars.ROW // 2
        self._bars_area.ensureVisible(0, middle, 0, SectionBars.ROW)

    def show_draft(self, draft: Draft) -> None:
        """Show how the form stands."""
        result = draft.result
        decided, possible = draft.ring()
        shown = result.score_before_fail
        pass_mark = draft.checklist.scoring.pass_mark
        words = NOTHING if shown is None else score_text(shown, pass_mark)
        failed = bool(result.failed_by) or (
            result.verdict is Verdict.FAIL and not result.unanswered and result.score is not None
        )
        self.ring.show_score(RingScore(decided, possible, words, failed))
        self.bars.show_sections([self._bar(each) for each in draft.standing()])
        if result.failed_by:
            self._show_fail(draft, result.failed_by[0], words)
        elif failed:
            short = self.tr("{score} points are below the pass mark of {mark}")
            self._show_banner(short.format(score=words, mark=points_text(pass_mark)))
        else:
            self.banner.hide()

    def _bar(self, standing: SectionStanding) -> SectionBar:
        words = points_text(standing.earned)
        if standing.full > 0:
            words = f"{words} / {points_text(standing.full)}"
        return SectionBar(
            standing.code,
            self._titles[standing.code],
            standing.decided,
            standing.possible,
            words,
            standing.left,
            standing.failed,
        )

    def _show_fail(self, draft: Draft, question: str, words: str) -> None:
        answer = self._say.listed(option.text.in_language(self._say.language) for option in draft.chosen(question))
        if words == NOTHING:
            alone = self.tr("Fatal item {number} is {answer}: form fails")
            self._show_banner(alone.format(number=draft.numbers[question], answer=answer))
            return
        fatal = self.tr("Fatal item {number} is {answer}: form fails, {score} points kept")
        self._show_banner(fatal.format(number=draft.numbers[question], answer=answer, score=words))

    def _show_banner(self, words: str) -> None:
        self.banner.set_words(words)
        self.banner.show()


def standing_token(standing: SectionStanding) -> str:
    """Green for a section with everything earned, red for a failed one, grey else."""
    if standing.failed:
        return "bad"
    whole = standing.full > 0 and standing.earned >= standing.full
    return "good" if whole and not standing.left else "ink2"
