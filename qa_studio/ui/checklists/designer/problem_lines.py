"""What is wrong or doubtful, in words below the field that it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.ui.components.cards import Sign
from qa_studio.ui.components.labels import Paragraph


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence; serious ones keep the checklist from being published."""

    words: str
    serious: bool


class ProblemLines(QWidget):
    """A sign and a sentence each; takes no room where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(2)
        self._found: tuple[Said, ...] = ()
        self._refusal = ""
        self._lines: list[_Line] = []
        self.hide()

    @property
    def words(self) -> str:
        """Everything that is said, a line each."""
        return "\n".join(each.words for each in self._said())

    def set_found(self, found: Sequence[Said]) -> None:
        """Say what was found in the checklist."""
        if tuple(found) != self._found:
            self._found = tuple(found)
            self._show()

    def set_refusal(self, words: str) -> None:
        """Say why what was just typed isn't taken; an empty text takes that back."""
        if words != self._refusal:
            self._refusal = words
            self._show()

    def _said(self) -> tuple[Said, ...]:
        return (Said(self._refusal, True), *self._found) if self._refusal else self._found

    def _show(self) -> None:
        said = self._said()
        while len(self._lines) < len(said):
            line = _Line()
            self._lines.append(line)
            self._column.addWidget(line)
        for place, line in enumerate(self._lines):
            if place < len(said):
                line.say(said[place])
            line.setVisible(place < len(said))
        self.setAccessibleName(self.words)
        self.setVisible(bool(said))


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._signs = {True: Sign("warning-circle-fill", "bad", 14), False: Sign("warning-fill", "warn", 14)}
        for sign in self._signs.values():
            self._row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._words = Paragraph("", "small", "bad")
        self._row.addWidget(self._words, 1)

    def say(self, said: Said) -> None:
        """Another sentence."""
        for serious, sign in self._signs.items():
            sign.setVisible(serious is said.serious)
        self._words.set_token("bad" if said.serious else "warn")
        self._words.setText(said.words)
