"""The settings: one row for every field that has a title, made from the dataclasses themselves."""

from dataclasses import Field, fields, replace
from typing import Any, get_args, get_type_hints
from zoneinfo import available_timezones

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from qa_studio.domain.settings import THEME_NAMES, Preferences, WorkspaceSettings
from qa_studio.texts import Catalogue, Message
from qa_studio.ui.components.fields import Choice, FormField, NumberField, TextField
from qa_studio.ui.components.switch import Switch
from qa_studio.ui.forms.ui_settings import Ui_SettingsForm
from qa_studio.ui.inspect.scrolling import PaneScroll
from qa_studio.ui.theme import color

LANGUAGE_NAMES = {"en": "English", "zh_CN": "简体中文"}


class SettingsDialog(QDialog):
    """Shows preferences and, where they may be changed, the workspace's settings; `saved(preferences, workspace)`.

    `workspace` is None for who may not change what everybody shares.
    """

    saved = Signal(object, object)

    def __init__(
        self,
        preferences: Preferences,
        workspace: WorkspaceSettings | None,
        say: Catalogue,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences, self._workspace, self._say = preferences, workspace, say
        self._editors: dict[str, QWidget] = {}
        self.form = Ui_SettingsForm()
        self.form.setupUi(self)  # type: ignore[no-untyped-call]
        self._let_scroll()
        self._add_rows(self.form.personal, preferences)
        if workspace is not None:
            self._add_rows(self.form.workspace, workspace)
        else:
            self.form.workspaceTitle.hide()
        self.form.cancel.clicked.connect(self.reject)
        self.form.save.clicked.connect(self._on_save)
        self.resize(self.width(), min(900, self.screen().availableGeometry().height() - 60))

    def _let_scroll(self) -> None:
        # All rows together are higher than a small screen; title and buttons stay in sight.
        outer, body = self.form.outer, QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(outer.spacing())
        for title, rows in (
            (self.form.personalTitle, self.form.personal),
            (self.form.workspaceTitle, self.form.workspace),
        ):
            column.addWidget(title)
            outer.removeItem(rows)
            column.addLayout(rows)
        column.addStretch(1)
        outer.insertWidget(1, PaneScroll(body), 1)

    def _add_rows(self, column: QVBoxLayout, settings: Preferences | WorkspaceSettings) -> None:
        kinds = get_type_hints(type(settings))
        for each in fields(settings):
            title = each.metadata.get("title")
            if isinstance(title, Message):
                value = getattr(settings, each.name)
                column.addWidget(self._row(each, self._say.say(title), kinds[each.name], value))

    def _row(self, each: Field[Any], title: str, kind: Any, value: Any) -> QWidget:
        editor: QWidget
        if kind is bool:
            editor = self._editors[each.name] = Switch(title, value)
            return editor
        if options := self._options(each.name, kind):
            editor = Choice(options, title, value)
        elif kind in (int, float):
            least, most = each.metadata.get("range", (0, 1_000_000))
            editor = NumberField(title, value, least, most, 1 if kind is int else 0.5, 0 if kind is int else 1)
        else:
            editor = TextField(title, value)
        self._editors[each.name] = editor
        return FormField(title, editor)

    def _options(self, name: str, kind: Any) -> list[tuple[str, str]]:
        if name == "zone":
            return [(zone, zone) for zone in sorted(available_timezones()) if "/" in zone or zone == "UTC"]
        words = {**LANGUAGE_NAMES, **{code: self._say.say(name) for code, name in THEME_NAMES.items()}}
        return [(code, words.get(code, code)) for code in get_args(kind) if isinstance(code, str)]

    def editor(self, name: str) -> QWidget:
        """The input of the field `name`."""
        return self._editors[name]

    def _read(self, settings: Any) -> Any:
        kinds = get_type_hints(type(settings))
        changed: dict[str, Any] = {}
        for each in fields(settings):
            editor = self._editors.get(each.name)
            if isinstance(editor, Switch):
                changed[each.name] = editor.isChecked()
            elif isinstance(editor, Choice):
                changed[each.name] = editor.code
            elif isinstance(editor, NumberField):
                changed[each.name] = kinds[each.name](editor.value())
            elif isinstance(editor, TextField):
                changed[each.name] = editor.text().strip()
        return replace(settings, **changed)

    def _on_save(self) -> None:
        self.saved.emit(self._read(self._preferences), self._read(self._workspace) if self._workspace else None)
        self.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour of panels."""
        QPainter(self).fillRect(self.rect(), color("panel"))
