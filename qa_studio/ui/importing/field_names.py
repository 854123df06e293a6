"""What the fields of a metadata file are called in the window."""

from PySide6.QtCore import QObject

from qa_studio.domain.calls import CallField, CallRow
from qa_studio.ui.formatting import Formats

EXTRA = "extra"


class FieldNames(QObject):
    """Names for people, and the values of a row under them."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._names = {
            CallField.FILE: self.tr("Recording file"),
            CallField.CALL_ID: self.tr("Call number"),
            CallField.STARTED_AT: self.tr("Date and time"),
            CallField.AGENT_NUMBER: self.tr("Agent's number"),
            CallField.AGENT: self.tr("Agent"),
            CallField.TEAM: self.tr("Team"),
            CallField.QUEUE: self.tr("Queue"),
            CallField.DIRECTION: self.tr("Direction"),
            CallField.CUSTOMER_NUMBER: self.tr("Customer's number"),
            CallField.CASE: self.tr("Case"),
            CallField.CASE_TYPE: self.tr("Kind of case"),
            CallField.CSAT: self.tr("Satisfaction"),
        }

    def options(self) -> list[tuple[str, str]]:
        """Everything a column can be taken for, as (code, words)."""
        return [(EXTRA, self.tr("Keep as extra detail")), *((str(f), words) for f, words in self._names.items())]

    def name(self, field: CallField) -> str:
        """One of them."""
        return self._names[field]

    def value(self, row: CallRow, header: str, field: CallField | None) -> str:
        """What a row has in a column, as it was understood."""
        if field is None:
            return row.extra.get(header, "")
        if field is CallField.STARTED_AT:
            return self._formats.when(row.started_at) if row.started_at else ""
        found = getattr(row, field.value)
        return "" if found is None else str(found)
