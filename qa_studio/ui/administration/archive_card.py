"""The package of a month: written, and checked."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from qa_studio.services.archive import Checked, MonthArchive, Packed, verify
from qa_studio.texts import message
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Card
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.switch import Switch
from qa_studio.ui.documents import ask_where, in_documents
from qa_studio.ui.surroundings import Surroundings

MONTHS = 36
"""So many are offered, the last one first."""


class ArchiveCard(Card):
    """Packs a month; holds a package against what it was when it was packed."""

    def __init__(self, archive: MonthArchive, around: Surroundings, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", " ", parent)
        self._archive, self._around = archive, around
        self.title.setText(self.tr("Archive of a month"))
        self.note.hide()
        words = self.tr(
            "One file with the evaluations of a month as PDF, all answers as a workbook, the checklists and the audit "
            "trail, with a hash of each. The audit trail holds what is in it in full, customer numbers too."
        )
        self.body.addWidget(Paragraph(words, "body", "ink2"))
        months = _months(today)
        self.month = Choice([(each, each) for each in months], self.tr("Month"), months[1])
        self.month.setFixedWidth(120)
        self.with_audio = Switch(self.tr("With the audio"))
        self.pack = Button(self.tr("Pack…"), icon="archive")
        self.pack.clicked.connect(self._ask_where)
        self.check = Button(self.tr("Check a package…"), icon="shield-check")
        self.check.clicked.connect(self._ask_which)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        for each in (self.month, self.with_audio, self.pack, self.check):
            row.addWidget(each)
        row.addStretch(1)
        self.body.addLayout(row)
        self.found = Paragraph("", "small", "ink2")
        self.found.hide()
        self.body.addWidget(self.found)

    def _ask_where(self) -> None:
        name = f"{self.month.code}.zip"
        if path := ask_where(self, self.tr("Archive of a month"), name, {".zip": self.tr("Packages")}):
            self.write(path)

    def write(self, path: Path) -> None:
        """Pack the chosen month there."""
        month, language = date.fromisoformat(f"{self.month.code}-01"), self._around.language
        with_audio = self.with_audio.isChecked()
        self._around.runner.run(
            lambda progress: self._archive.write(month, path, language, progress, with_audio=with_audio),
            lambda made: self._on_packed(path, made),
            title=message("Packing the month"),
            owner=self,
        )

    def _on_packed(self, path: Path, made: Packed) -> None:
        words = self.tr("{path}: {n} evaluations, {events} events, {size} MB.")
        told = words.format(path=path, n=made.evaluations, events=made.events, size=f"{made.bytes / 1e6:.1f}")
        if made.left_out:
            left = self.tr("The audio of {n} recordings is left out: masked, removed or not there.")
            self._around.presenter.tell(f"{told} {left.format(n=len(made.left_out))}", "warn")
        else:
            self._around.presenter.tell(told, "good")

    def _ask_which(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Check a package"), in_documents(""), self.tr("Packages") + " (*.zip)"
        )
        if path:
            self.verify(Path(path))

    def verify(self, path: Path) -> None:
        """Hold a package against its manifest."""
        self._around.runner.run(
            lambda progress: verify(path, progress),
            lambda found: self._on_checked(path, found),
            title=message("Checking the package"),
            owner=self,
        )

    def _on_checked(self, path: Path, found: Checked) -> None:
        if found.problems:
            first = self._around.say.say(found.problems[0])
            words = self.tr("{name} was changed, {n} findings: {first}")
            told = words.format(name=path.name, n=len(found.problems), first=first)
        else:
            words = self.tr("{name} is intact: {n} files of {month}. The audit trail names it by {hash}.")
            told = words.format(name=path.name, n=found.files, month=found.month, hash=found.manifest[:16])
        self.found.setText(told)
        self.found.show()


def _months(today: date) -> list[str]:
    found, day = [], today
    for _ in range(MONTHS):
        found.append(f"{day:%Y-%m}")
        day = day.replace(day=1) - timedelta(days=1)
    return found
