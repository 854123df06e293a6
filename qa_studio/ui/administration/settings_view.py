"""The settings tab: how the program behaves, where the workspace is, copies of it, what works on this machine."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from qa_studio.domain.settings import THEME_NAMES, Preferences, WorkspaceSettings
from qa_studio.services.doctor import Check
from qa_studio.services.meanwhile import Edit
from qa_studio.services.places import is_url
from qa_studio.services.settings import SettingsBook
from qa_studio.texts import Message, message
from qa_studio.ui.administration.archive_card import ArchiveCard
from qa_studio.ui.administration.card_column import CardColumn
from qa_studio.ui.administration.copies_card import CopiesCard
from qa_studio.ui.administration.retention_card import RetentionCard
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Card, FactRow, Sign, clear_layout
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.key_sheet import KeySheet
from qa_studio.ui.settings_dialog import LANGUAGE_NAMES, SettingsDialog
from qa_studio.ui.settling import write_edit
from qa_studio.ui.surroundings import Surroundings

LABELS = 400


class SettingsView(CardColumn):
    """Cards of facts with a button to change them; `preferences_changed` when language, appearance or keys did."""

    preferences_changed = Signal()
    settings_read = Signal(object)

    def __init__(
        self,
        book: SettingsBook,
        place: str,
        around: Surroundings,
        copies: CopiesCard,
        archive: ArchiveCard,
        retention: RetentionCard,
        check: Callable[[], tuple[Check, ...]] | None = None,
    ) -> None:
        super().__init__()
        self.copies, self.archive, self.retention = copies, archive, retention
        self._book, self._place, self._around = book, place, around
        self._check = check
        self._settings = WorkspaceSettings()
        self._personal = self.add_lines(self.tr("You, on this computer"))
        self._shared = self.add_lines(self.tr("This workspace"))
        for card in (copies, retention, archive):
            self.add_card(card)
        if check is not None:
            self.add_card(self._machine_card())
        self._show()

    def refresh(self) -> None:
        """Read the workspace's settings again."""
        self._around.runner.read(self._book.read, self._on_read, owner=self)

    def _on_read(self, settings: WorkspaceSettings) -> None:
        if settings != self._settings:
            self.retention.show_rule(settings)
            self.settings_read.emit(settings)
        self._settings = settings
        self._show()

    def _show(self) -> None:
        clear_layout(self._personal)
        clear_layout(self._shared)
        for label, value in self._facts(self._around.preferences.now):
            self._personal.addWidget(FactRow(label, value, LABELS))
        self.change = Button(self.tr("Change settings…"), "primary", "gear")
        self.change.clicked.connect(self.open_settings)
        self.keys = Button(self.tr("Keys…"), icon="keyboard")
        self.keys.clicked.connect(self.open_keys)
        self._personal.addLayout(_buttons(self.change, self.keys))
        for label, value in self._facts(self._settings):
            self._shared.addWidget(FactRow(label, value, LABELS))
        if is_url(self._place):
            self._shared.addWidget(FactRow(self.tr("Server"), self._place, LABELS))
            return
        self._shared.addWidget(FactRow(self.tr("Folder"), self._place, LABELS))
        self.folder = Button(self.tr("Open the folder"), icon="folder-open")
        self.folder.clicked.connect(self._on_folder)
        self._shared.addLayout(_buttons(self.folder))

    def _facts(self, settings: Preferences | WorkspaceSettings) -> list[tuple[str, str]]:
        """Every field that has a title, in words."""
        return [
            (self._around.say.say(title), self._words(getattr(settings, each.name)))
            for each in fields(settings)
            if isinstance(title := each.metadata.get("title"), Message)
        ]

    def _words(self, value: Any) -> str:
        if isinstance(value, bool):
            return self.tr("Yes") if value else self.tr("No")
        if isinstance(value, float | int):
            return f"{value:g}"
        if value in THEME_NAMES:
            return self._around.say.say(THEME_NAMES[value])
        return LANGUAGE_NAMES.get(value, value) or "—"

    def open_settings(self) -> SettingsDialog:
        """Change them."""
        dialog = SettingsDialog(self._around.preferences.now, self._settings, self._around.say, self.window())
        seen = self._settings
        dialog.saved.connect(lambda preferences, settings: self._on_saved(preferences, settings, seen))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_saved(self, preferences: Preferences, settings: WorkspaceSettings | None, seen: WorkspaceSettings) -> None:
        changed = _differences(asdict(self._around.preferences.now), asdict(preferences))
        if settings is not None and settings != seen:
            edit = Edit(seen, settings, lambda was, mine: self._book.save(mine, was))
            write_edit(self._around, edit, self, lambda _: self.refresh())
        if changed:
            self._around.preferences.change(**changed)
            self._show()
            self.preferences_changed.emit()

    def open_keys(self) -> KeySheet:
        """Change what the keys do."""
        sheet = KeySheet(self._around.preferences.now.keys, self.window())
        sheet.changed.connect(self._on_keys)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
        return sheet

    def _on_keys(self, keys: dict[str, str]) -> None:
        self._around.preferences.change(keys=keys)
        self.preferences_changed.emit()

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._place))

    def _machine_card(self) -> Card:
        card = Card(self.tr("This machine"))
        self._checks = QVBoxLayout()
        self._checks.setSpacing(8)
        card.body.addLayout(self._checks)
        self.look = Button(self.tr("Check what works"), icon="first-aid-kit")
        self.look.clicked.connect(self.check_machine)
        card.body.addLayout(_buttons(self.look))
        return card

    def check_machine(self) -> None:
        """Look for sound output, codecs, fonts, and room on the disk."""
        check = self._check
        if check is not None:
            self.look.setEnabled(False)
            self._around.runner.run(
                lambda progress: check(), self._on_checked, title=message("Checking this machine"), owner=self
            )

    def _on_checked(self, checks: tuple[Check, ...]) -> None:
        self.look.setEnabled(True)
        clear_layout(self._checks)
        for check in checks:
            row = QHBoxLayout()
            row.setSpacing(10)
            good = ("check-circle-fill", "good") if check.ok else ("warning-fill", "warn")
            row.addWidget(Sign(*good, words=self.tr("works") if check.ok else self.tr("does not work")))
            say = self._around.say
            words = say.labelled(say.say(check.name), say.sentences(check.detail, check.hint))
            row.addWidget(Paragraph(words, "body", "ink"), 1)
            self._checks.addLayout(row)


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in after.items() if before[name] != value}


def _buttons(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 8, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
