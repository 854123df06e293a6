"""The questions that the page asks: which checklist, what is missing, why, what the example teaches."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.spans import Span
from qa_studio.services.coaching import KIND_NAMES
from qa_studio.services.rows import ChecklistRow
from qa_studio.texts import Catalogue
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import Choice, FormField, TextArea, TextField
from qa_studio.ui.components.labels import LinkLabel, Paragraph
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.formatting import position


class ChecklistDialog(Dialog):
    """Which checklist to judge with; Enter takes the one that was used last.

    `shown_instead` where the user would rather read the evaluation that there is already.
    """

    shown_instead = Signal()

    def __init__(
        self, rows: Sequence[ChecklistRow], usual: str, language: str, notice: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", " ", width=440, parent=parent)
        self.name_parts(self.tr("Inspect"), self.tr("Begin"), self.tr("Cancel"))
        if notice:
            self.body.addWidget(Paragraph(notice, "body", "ink2"))
            show = Button(self.tr("Show the evaluation"))
            show.clicked.connect(self._on_show)
            self.foot.insertWidget(1, show)
        options = [(row.code, f"{row.title.in_language(language)} v{row.version}") for row in rows]
        self.checklist = Choice(options, self.tr("Checklist"), usual)
        self.body.addWidget(FormField(self.tr("Checklist"), self.checklist))
        self.accept_button.setFocus()

    def _on_show(self) -> None:
        self.shown_instead.emit()
        self.reject()


class ReasonDialog(Dialog):
    """A reason in a few words, without which nothing is reopened or withdrawn."""

    def __init__(self, title: str, words: str, accept: str, danger: bool, parent: QWidget | None = None) -> None:
        super().__init__(title, accept, " ", "danger" if danger else "primary", 440, parent)
        self.reject_button.setText(self.tr("Cancel"))
        self.body.addWidget(Paragraph(words, "body", "ink2"))
        self.reason = TextArea(self.tr("Reason"), "", self.tr("What was wrong"), 3)
        self.body.addWidget(FormField(self.tr("Reason"), self.reason))
        self.reason.setFocus()

    def refusal(self) -> str:
        """A reason is needed."""
        return "" if self.reason.text().strip() else self.tr("Say in a few words what was wrong.")


class MissingDialog(Dialog):
    """What is missing before the inspection can be completed; `jumped(code)` goes to one of them."""

    jumped = Signal(str)

    def __init__(self, lines: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__("", "", " ", width=480, parent=parent)
        self.name_parts(self.tr("Not complete yet"), self.tr("Go to the first"), self.tr("Close"))
        self.body.addWidget(Paragraph(self.tr("Something is still missing:"), "body", "ink2"))
        self.links: list[LinkLabel] = []
        self.codes = [code for code, _ in lines]
        for code, words in lines[:12]:
            link = LinkLabel(words)
            link.clicked.connect(lambda code=code: self._jump(code))
            self.body.addWidget(link)
            self.links.append(link)
        if len(lines) > 12:
            more = self.tr("and {number} more").format(number=len(lines) - 12)
            self.body.addWidget(Paragraph(more, "small", "ink3"))
        self.accepted.connect(lambda: self.jumped.emit(self.codes[0]))
        self.accept_button.setFocus()

    def _jump(self, code: str) -> None:
        self.jumped.emit(code)
        self.reject()


class ExampleDialog(Dialog):
    """A stretch of the call as an example: good or to improve, what it is about, what it teaches."""

    def __init__(self, span: Span, topic: str, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__("", "", " ", width=480, parent=parent)
        self.name_parts(self.tr("Mark as example"), self.tr("Mark"), self.tr("Cancel"))
        self.span = span
        words = self.tr("From {start} to {end}").format(start=position(span.start), end=position(span.end))
        self.body.addWidget(Paragraph(words, "body", "ink2"))
        kinds = [(each.value, say.say(KIND_NAMES[each])) for each in SampleKind]
        self.kind = Segmented(kinds, SampleKind.GOOD.value, self.tr("Kind"))
        self.body.addWidget(self.kind)
        self.topic = TextField(self.tr("Topic"), topic)
        self.body.addWidget(FormField(self.tr("Topic"), self.topic))
        self.point = TextArea(self.tr("Teaching point"), "", self.tr("What others can learn from it"), 3)
        self.body.addWidget(FormField(self.tr("Teaching point"), self.point))
        self.topic.setFocus()

    def refusal(self) -> str:
        """A topic is needed."""
        return "" if self.topic.text().strip() else self.tr("Say what the example is about.")


class DialogDesk(QObject):
    """Holds the one question that is being asked; `closed` when it was answered."""

    closed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Dialog | None = None

    def show(self, dialog: Dialog) -> None:
        """Ask without stopping the program."""
        self.current = dialog
        dialog.finished.connect(lambda _result: self._on_finished(dialog))
        dialog.open()

    def _on_finished(self, dialog: Dialog) -> None:
        dialog.deleteLater()
        if self.current is dialog:
            self.current = None
            self.closed.emit()
