"""The list of events with what narrows it and what one of them changed."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.audit import Subject, TrailHead, Verdict
from qa_studio.errors import StudioError
from qa_studio.services.audit_fields import Manner
from qa_studio.services.events import Event
from qa_studio.services.periods import day_of
from qa_studio.services.progress import Progress
from qa_studio.services.rescoring import CheckedScores
from qa_studio.services.rows import AuditFilter
from qa_studio.services.studio import Studio
from qa_studio.texts import message
from qa_studio.ui.audit.check_dialog import CheckDialog, CheckWords
from qa_studio.ui.audit.detail import EventDetail
from qa_studio.ui.audit.filter_bar import TrailFilterBar
from qa_studio.ui.audit.told_events import EventColumns, EventsModel, ToldEvent, told
from qa_studio.ui.components.banner import Banner, BannerKind
from qa_studio.ui.components.cards import clear_layout
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.table import Table
from qa_studio.ui.documents import ask_where
from qa_studio.ui.formatting import Formats
from qa_studio.ui.navigation import ToEvaluation
from qa_studio.ui.surroundings import Surroundings

KINDS = {".csv": "CSV", ".xlsx": "Excel", ".pdf": "PDF"}
_READ_AGAIN_AFTER_MS = 500


class TrailView(QWidget):
    """All events, or those of one thing (`about`); what is done meanwhile appears at the top."""

    def __init__(self, studio: Studio, surroundings: Surroundings, about: tuple[Subject, str] | None = None) -> None:
        super().__init__()
        self._studio, self._around = studio, surroundings
        self._about = AuditFilter(*about) if about else AuditFilter()
        self._reading = 0
        self._from: int | None = None  # events from this number on are left out
        formats = Formats(surroundings.language, surroundings.zone)
        self._manner = Manner(
            surroundings.say,
            formats.when,
            formats.day,
            surroundings.zone,
            studio.causes.tree,
            surroundings.show_customer_numbers,
        )
        self.bar = TrailFilterBar(surroundings.say, surroundings.zone, about is not None)
        self._columns, self._check_words = EventColumns(formats, self), CheckWords(surroundings.say, self)
        columns = self._columns.made()
        self.model = EventsModel(columns)
        self.table = Table(self.model, columns, self.tr("Events"))
        self.detail = EventDetail(formats)
        self.empty = EmptyState(
            "clock-counter-clockwise",
            self.tr("Nothing was written down yet"),
            self.tr("Every change, look and export appears here."),
        )
        self.none_fits = EmptyState(
            "clock-counter-clockwise",
            self.tr("No event fits"),
            self.tr("Choose a longer period, or fewer conditions."),
            self.tr("Show all events"),
        )
        self._again = QTimer(self, singleShot=True, interval=_READ_AGAIN_AFTER_MS)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._notices = QVBoxLayout()
        self._notices.setContentsMargins(24, 12, 24, 12)
        self._notices.setSpacing(8)
        self._notice_holder = QWidget()
        self._notice_holder.setLayout(self._notices)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.none_fits)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._notice_holder)
        column.addLayout(row, 1)
        self.show_notice(None)

    def _connect(self) -> None:
        self.bar.changed.connect(self._on_filter)
        self.bar.check_asked.connect(self.ask_check)
        self.bar.export_asked.connect(self._ask_export)
        self.none_fits.acted.connect(self.bar.clear)
        self.table.picked.connect(self._on_picked)
        self.model.more_wanted.connect(self._read_more)
        self._again.timeout.connect(self._read_first)
        self._around.hear(self, self._on_event, Event)

    # Reading

    def refresh(self) -> None:
        """Read the newest again; who is chosen stays chosen."""
        self._around.runner.read(self._studio.audit.people, self.bar.show_people, owner=self)
        self._read_first()

    def _wanted(self) -> AuditFilter:
        return self.bar.narrow(self._about)

    def _read_first(self) -> None:
        self._reading += 1
        reading, wanted = self._reading, replace(self._wanted(), older_than=self._from)
        self._around.runner.read(
            lambda: self._told(wanted),
            lambda rows: self._show_first(rows) if reading == self._reading else None,
            owner=self,
        )

    def _show_first(self, rows: tuple[ToldEvent, ...]) -> None:
        chosen = self.detail.shown.event.id if self.detail.shown else None
        self.model.show_first(rows)
        nothing = self.none_fits if self.bar.narrows else self.empty
        self._stack.setCurrentWidget(self.table if rows else nothing)
        again = [number for number, row in enumerate(rows) if row.event.id == chosen]
        if again:
            self.table.select_rows(again)
        elif rows:
            self.table.select_row(0)
        else:
            self.detail.show_event(None)

    def _read_more(self) -> None:
        reading, last = self._reading, self.model.rows()[-1].event.id
        wanted = replace(self._wanted(), older_than=last)
        self._around.runner.read(
            lambda: self._told(wanted),
            lambda rows: self.model.append(rows) if reading == self._reading else None,
            owner=self,
        )

    def _told(self, wanted: AuditFilter) -> tuple[ToldEvent, ...]:
        return told(self._studio.audit.page(wanted), self._manner, named=self._about.subject is None)

    def _on_filter(self) -> None:
        self._from = None
        self._read_first()

    def _on_picked(self) -> None:
        rows = self.table.selected_rows()
        self.detail.show_event(self.model.row(rows[0]) if rows else None)

    def _on_event(self, event: Event) -> None:
        # Who has scrolled down reads there; nothing moves below them.
        if self.isVisible() and self.table.verticalScrollBar().value() == 0 and self._from is None:
            self._again.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what happened since."""
        super().showEvent(event)
        self.refresh()

    # Checking and exporting

    def show_notice(
        self,
        words: str | None,
        kind: BannerKind = "info",
        broken: int | None = None,
        scores: CheckedScores | None = None,
    ) -> None:
        """Say something above the list, beside what is to be known of a workspace that is a file."""
        clear_layout(self._notices)
        is_file = "://" not in self._studio.place
        if is_file and self._about.subject is None:
            self._notices.addWidget(
                Banner(
                    self.tr(
                        "This workspace is a file: whoever owns it could forge the whole trail. Every PDF bears the "
                        "head of the trail at its foot; “Check the trail…” shows whether it still fits."
                    )
                )
            )
        if words is not None:
            action = self.tr("Show the place") if broken is not None else ""
            banner = Banner(words, kind, action, closable=True)
            banner.acted.connect(lambda: self._show_place(broken))
            banner.closed.connect(lambda: self.show_notice(None))
            self._notices.addWidget(banner)
        if scores is not None and scores.wrong:
            first = scores.wrong[0].stored.id
            banner = Banner(self._check_words.of_scores(scores), "bad", self.tr("Show the first"), closable=True)
            banner.acted.connect(lambda: self._around.navigation.go(ToEvaluation(first)))
            banner.closed.connect(banner.hide)
            self._notices.addWidget(banner)
        self._notice_holder.setVisible(self._notices.count() > 0)

    def ask_check(self) -> CheckDialog:
        """Ask what is printed on PDFs, then check."""
        dialog = CheckDialog(self.window())
        dialog.accepted.connect(lambda: self.verify(dialog.heads, dialog.scores.isChecked()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def verify(self, printed: tuple[TrailHead, ...] = (), scores: bool = False) -> None:
        """Compute every hash again, with `scores` every score too, and say what that shows."""
        self.bar.check.setEnabled(False)
        audit, score_check = self._studio.audit, self._studio.score_check

        def check(progress: Progress) -> tuple[Verdict, CheckedScores | None]:
            return audit.verify(progress, printed), score_check.run(progress) if scores else None

        def say(found: tuple[Verdict, CheckedScores | None]) -> None:
            verdict, checked = found
            self.bar.check.setEnabled(True)
            self._columns.broken = verdict.first_broken
            words = self._check_words.of(verdict, printed)
            if checked is not None and not checked.wrong:
                words = self._around.say.sentences(words, self._check_words.of_scores(checked))
            self.show_notice(words, "good" if verdict.intact else "bad", verdict.first_broken, checked)
            self.table.viewport().update()

        self._around.runner.run(
            check,
            say,
            title=message("Checking the audit trail"),
            failed=self._on_not_checked,
            owner=self,
        )

    def _on_not_checked(self, trouble: StudioError) -> None:
        self.bar.check.setEnabled(True)
        self._around.presenter.show(trouble)

    def _show_place(self, broken: int | None) -> None:
        if broken is not None:
            self.bar.clear()
            self._from = broken + 1
            self.detail.show_event(None)
            self._read_first()

    def _ask_export(self) -> None:
        name = self.tr("Audit trail")
        proposed = f"{name} {day_of(self._studio.clock(), self._around.zone.key):%Y-%m-%d}.csv"
        if path := ask_where(self, self.tr("Export the audit trail"), proposed, KINDS):
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the events that the filter lets through."""
        wanted, studio, language = self._wanted(), self._studio, self._around.language
        self._around.runner.run(
            lambda progress: studio.audit_listing.write(wanted, path, studio.reports.imprint(language), progress),
            lambda count: self._around.presenter.tell(
                self.tr("{n} events are in {path}.").format(n=count, path=path), "good"
            ),
            title=message("Writing the audit trail"),
            owner=self,
        )
