"""What the panels of a question, of a section and of the form have in common: fields by key, and what is found."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qa_studio.ui.checklists.designer.advanced import Advanced
from qa_studio.ui.checklists.designer.found import Found
from qa_studio.ui.checklists.designer.problem_lines import ProblemLines, Said
from qa_studio.ui.checklists.designer.property_rows import PropertyField, PropertyRow
from qa_studio.ui.components.cards import Surface

Property = PropertyField | PropertyRow


class PlaceProperties(Surface):
    """A column of fields; `keyed` names them by the key under which the checklist file holds them."""

    other_wanted = Signal(str)
    """The other language shall be in hand, and the field of this key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "", parent)
        self.fields: dict[str, Property] = {}
        self.advanced = Advanced()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 0, 24, 24)
        self.column.setSpacing(0)
        self.general = ProblemLines()
        self.column.addWidget(self.general)

    def keyed(self, fields: Mapping[str, Property]) -> None:
        """Put fields below each other, each under its key; one under several keys stands once."""
        for key, field in fields.items():
            if field not in self.fields.values():
                last = list(self.fields.values())[-1] if self.fields else None
                if isinstance(field, PropertyRow) and not isinstance(last, PropertyRow):
                    self.column.addSpacing(8)
                self.column.addWidget(field)
            self.fields[key] = field

    def minimumSizeHint(self) -> QSize:
        """As narrow as the window makes it: what is in it gives way."""
        return QSize(0, super().minimumSizeHint().height())

    def show_found(self, found: Iterable[Found]) -> None:
        """Say what was found, below the field that it is about; what is about none stands above all."""
        said: dict[ProblemLines, list[Said]] = {}
        for each in found:
            field = self._field(first_key(each.key))
            lines = said.setdefault(self.general if field is None else field.problems, [])
            if Said(each.words, each.serious) not in lines:
                lines.append(Said(each.words, each.serious))
        folded = self.advanced.problems
        for below in (self.general, *folded, *dict.fromkeys(field.problems for field in self.fields.values())):
            below.set_found(said.get(below, []))
        if any(lines in said for lines in folded):
            self.advanced.open()

    def _field(self, key: str) -> Property | None:
        if key == "note":
            return self.advanced.note
        if key in ("code", "checklist"):
            return self.advanced.code
        return self.fields.get(key)

    def field_of(self, key: str) -> Property | None:
        """The field of a key, unfolded."""
        field = self._field(first_key(key))
        if field is not None and self.advanced.isAncestorOf(field):
            self.advanced.open()
        return field


def first_key(key: str) -> str:
    """The key of the field among such as `options.0.score`."""
    return key.partition(".")[0].partition("[")[0]
