"""The row above the events: by whom, about what, what was done, when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.domain.audit import Did, Subject
from qa_studio.services.audit_words import DEEDS, SUBJECTS
from qa_studio.services.periods import end_of, start_of
from qa_studio.services.rows import AuditFilter
from qa_studio.texts import Catalogue
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.fields import Choice, SearchField
from qa_studio.ui.components.period import Days, OtherDays
from qa_studio.ui.formatting import Formats

OTHER, CHOSEN = "other", "chosen"


class TrailFilterBar(Surface):
    """Shows and changes which events are listed; `changed()` tells.

    About one thing (`one`) there is nothing to choose but what was done and when.
    """

    changed = Signal()
    check_asked = Signal()
    export_asked = Signal()

    def __init__(self, say: Catalogue, zone: ZoneInfo, one: bool, parent: QWidget | None = None) -> None:
        super().__init__("panel", "b", parent)
        self._zone, self._formats = zone, Formats(say.language, zone)
        self._days: Days | None = None
        self.dialog: OtherDays | None = None
        self.who = Choice([("", self.tr("Everybody"))], self.tr("Who"), "")
        subjects = sorted(((each.value, say.say(words)) for each, words in SUBJECTS.items()), key=lambda each: each[1])
        self.subject = Choice([("", self.tr("About anything")), *subjects], self.tr("What about"), "")
        deeds = [(each.value, say.say(words)) for each, words in DEEDS.items()]
        self.did = Choice([("", self.tr("Anything done")), *deeds], self.tr("What was done"), "")
        self.period = Choice(self._periods(), self.tr("Period"), "")
        self.number = SearchField(self.tr("Number or code"), "")
        self.number.setToolTip(self.tr("The number or code of one thing: a recording, an evaluation, a checklist…"))
        self.number.setFixedWidth(180)
        self.check = Button(self.tr("Check the trail…"), icon="shield-check")
        self.export = Button(self.tr("Export…"), icon="export")
        self._arrange(one)
        for choice in (self.who, self.subject, self.did):
            choice.chosen.connect(lambda _: self.changed.emit())
        self.period.chosen.connect(self._on_period)
        self.number.searched.connect(lambda _: self.changed.emit())
        self.check.clicked.connect(self.check_asked)
        self.export.clicked.connect(self.export_asked)

    def _arrange(self, one: bool) -> None:
        self.setFixedHeight(56)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        for each in (self.who, self.subject, self.did, self.period, self.number):
            row.addWidget(each)
        for about_all in (self.who, self.subject, self.number, self.check):
            about_all.setVisible(not one)
        row.addStretch(1)
        row.addWidget(self.check)
        row.addWidget(self.export)

    def show_people(self, people: Sequence[str]) -> None:
        """Offer everybody who did something."""
        chosen = self.who.code
        self.who.set_options([("", self.tr("Everybody")), *((name, name) for name in people)])
        self.who.set_code(chosen if chosen in people else "")

    def narrow(self, wanted: AuditFilter) -> AuditFilter:
        """`wanted` with what is chosen here; a subject that it has already stays."""
        days, zone = self._days, str(self._zone)
        return replace(
            wanted,
            who=self.who.code,
            subject=wanted.subject or (Subject(self.subject.code) if self.subject.code else None),
            subject_id=wanted.subject_id or self.number.text().strip().removeprefix("A-"),
            did=Did(self.did.code) if self.did.code else None,
            since=start_of(days[0], zone) if days else None,
            until=end_of(days[1], zone) if days else None,
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen."""
        chosen = (each.code for each in (self.who, self.subject, self.did))
        return any(chosen) or bool(self.number.text().strip()) or self._days is not None

    def clear(self) -> None:
        """Choose nothing."""
        for each in (self.who, self.subject, self.did):
            each.set_code("")
        self._days = None
        self.period.set_options(self._periods(), "")
        self.number.setText("")
        self.changed.emit()

    def _periods(self) -> list[tuple[str, str]]:
        offered = [
            ("", self.tr("Any time")),
            ("0", self.tr("Today")),
            ("6", self.tr("Last 7 days")),
            ("29", self.tr("Last 30 days")),
            ("89", self.tr("Last 90 days")),
        ]
        if self._days is not None:
            offered.append((CHOSEN, self._formats.days(*self._days)))
        return [*offered, (OTHER, self.tr("Other days…"))]

    def _today(self) -> date:
        return datetime.now(self._zone).date()

    def _on_period(self, code: str) -> None:
        if code == OTHER:
            self._ask_days()
        elif code != CHOSEN:
            today = self._today()
            self._days = (today - timedelta(days=int(code)), today) if code else None
            self.changed.emit()

    def _ask_days(self) -> None:
        today = self._today()
        self.dialog = dialog = OtherDays(self._days or (today - timedelta(days=29), today), self)
        dialog.accepted.connect(lambda: self.choose_days(dialog.first.day, dialog.last.day))
        dialog.rejected.connect(lambda: self.period.set_options(self._periods(), CHOSEN if self._days else ""))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_days(self, first: date, last: date) -> None:
        """Take these days, both included."""
        self._days = (min(first, last), max(first, last))
        self.period.set_options(self._periods(), CHOSEN)
        self.changed.emit()
