"""A checklist to read: how it scores, and every question with what its answers are worth."""

from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Checklist, Fails, Method, Question, Requirement
from qa_studio.domain.score import in_words
from qa_studio.texts import Language
from qa_studio.ui.checklists.answers_said import AnswersSaid
from qa_studio.ui.components.cards import Card, FactColumn, Hairline, Surface
from qa_studio.ui.components.flow_layout import FlowLayout
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.pills import Pill

AT_ONCE = 40
"""Questions; more than fit into any window."""


class ChecklistReading(Surface):
    """The checklist, section by section, without anything to change; it may be a draft, with gaps.

    It shows the first questions; `grow` when their end comes into sight.

    `since` is a label and a day: when it was published, or edited last.
    """

    def __init__(
        self,
        checklist: Checklist,
        version: str,
        since: tuple[str, str],
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("window", "l", parent)
        self._checklist, self._language = checklist, language
        self._said = AnswersSaid(language, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(Paragraph(f"{checklist.title.in_language(language) or checklist.code}  {version}", "title"))
        column.addWidget(self._facts(since))
        column.addStretch(1)
        self._column, self._rest = column, self._growing()
        self.grow()

    def grow(self) -> None:
        """Show the next questions, where some are left: a thousand at once would stop the window for seconds."""
        deque(islice(self._rest, AT_ONCE), maxlen=0)

    def _growing(self) -> Iterator[None]:
        """Puts one question more on the page with each step."""
        for at, section in enumerate(self._checklist.sections, start=1):
            card = Card(f"{at}  {section.title.in_language(self._language)}", self._section_note(at - 1))
            self._column.insertWidget(self._column.count() - 1, card)
            for place, question in enumerate(section.questions, start=1):
                if place > 1:
                    card.body.addWidget(Hairline())
                card.body.addWidget(self._question(f"{at}.{place}", question))
                yield

    def _facts(self, since: tuple[str, str]) -> QWidget:
        scoring = self._checklist.scoring
        method = {
            Method.PERCENTAGE: self.tr("Percentage"),
            Method.POINTS: self.tr("Points"),
            Method.BASE: self.tr("From a base"),
        }[scoring.method]
        bands = "  ".join(
            f"{band.title.in_language(self._language)} ≥ {in_words(band.least)}" for band in scoring.bands
        )
        card = Card("")
        row = QHBoxLayout()
        row.setSpacing(32)
        for label, value in (
            (self.tr("Method"), method),
            (self.tr("Pass mark"), in_words(scoring.pass_mark)),
            (self.tr("Questions"), str(len(self._checklist.questions))),
            since,
        ):
            row.addWidget(FactColumn(label, value))
        row.addStretch(1)
        card.body.addLayout(row)
        if bands:
            card.body.addWidget(FactColumn(self.tr("Bands"), bands))
        return card

    def _section_note(self, at: int) -> str:
        section = self._checklist.sections[at]
        if section.weight is not None:
            return self.tr("weight {n}").format(n=in_words(section.weight))
        total = sum((question.weight for question in section.questions), Fraction(0))
        return (
            self.tr("weight {n}").format(n=in_words(total))
            if self._checklist.scoring.method is Method.PERCENTAGE
            else ""
        )

    def _question(self, number: str, question: Question) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        code = ElidedLabel(number, "body", "ink3", 600)
        code.setFixedWidth(36)
        row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Paragraph(question.text.in_language(self._language) or question.code, "body", "ink", 500))
        if question.guidance:
            column.addWidget(Paragraph(question.guidance.in_language(self._language), "small", "ink2"))
        column.addWidget(Paragraph(self._said.line(question, self._checklist.scoring.method), "small", "ink3"))
        if question.show_when is not None:
            column.addWidget(Paragraph(self._said.condition(self._checklist, question.show_when), "small", "ink3"))
        if pills := self._pills(question):
            holder = QWidget()
            flow = FlowLayout(6)
            holder.setLayout(flow)
            for pill in pills:
                flow.addWidget(pill)
            column.addWidget(holder)
        row.addLayout(column, 1)
        if self._checklist.scoring.method is Method.PERCENTAGE:
            weight = ElidedLabel(in_words(question.weight), "body", "ink2", 500, side="right")
            weight.setFixedWidth(40)
            row.addWidget(weight, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _pills(self, question: Question) -> list[Pill]:
        pills = []
        if any(option.fails is Fails.FORM for option in question.options):
            pills.append(Pill(self.tr("Fatal"), "bad", "warning-octagon-fill"))
        if question.critical is not None:
            families = {
                "customer": self.tr("Critical: customer"),
                "business": self.tr("Critical: business"),
                "compliance": self.tr("Critical: compliance"),
            }
            pills.append(Pill(families.get(question.critical.value, self.tr("Critical")), "warn"))
        if question.not_applicable:
            pills.append(Pill(self.tr("N/A allowed")))
        asks = {Requirement.ALWAYS: self.tr("always"), Requirement.ON_LOSS: self.tr("when marks are lost")}
        if question.comment in asks:
            pills.append(Pill(self.tr("Comment {when}").format(when=asks[question.comment])))
        if question.evidence in asks:
            pills.append(Pill(self.tr("Evidence {when}").format(when=asks[question.evidence])))
        return pills
