"""How far the form is written in each language, and the way to the next text that is missing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_languages import Text, translated
from qa_studio.ui.checklists.designer.property_rows import PropertyField
from qa_studio.ui.checklists.designer.wording_field import LANGUAGE_NAMES
from qa_studio.ui.components.labels import ElidedLabel, LinkLabel


class LanguageRows(PropertyField):
    """A row for each language; `missing_wanted(language, Text)` asks for the first text that isn't there."""

    missing_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.label.setText(self.tr("Languages"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.rows = {language: LanguageRow(name) for language, name in LANGUAGE_NAMES.items()}
        self._missing: dict[str, Text | None] = {}
        for language, row in self.rows.items():
            row.link.clicked.connect(lambda language=language: self._on_link(language))
            column.addWidget(row)
        self.add(holder)

    def show_checklist(self, checklist: Checklist) -> None:
        """Count the texts of the whole form: for when there is a pause."""
        for language, row in self.rows.items():
            found = translated(checklist, language)
            self._missing[language] = found.first_missing
            if found.first_missing is None:
                row.show_count(self.tr("all {n} texts").format(n=found.of), False)
            else:
                row.show_count(self.tr("{n} of {all} texts").format(n=found.there, all=found.of), True)

    def _on_link(self, language: str) -> None:
        if (text := self._missing.get(language)) is not None:
            self.missing_wanted.emit(language, text)


class LanguageRow(QWidget):
    """A language, how many texts it has, and a link."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        language = ElidedLabel(name, "body", "ink", 500)
        language.setFixedWidth(80)
        row.addWidget(language)
        self.count = ElidedLabel("", "body", "ink2")
        row.addWidget(self.count, 1)
        self.link = LinkLabel(self.tr("First one missing"), "small")
        self.link.setAccessibleName(f"{name}: {self.link.text()}")
        row.addWidget(self.link)

    def show_count(self, words: str, missing: bool) -> None:
        """How many there are."""
        if words != self.count.text():
            self.count.setText(words)
        self.link.setVisible(missing)
