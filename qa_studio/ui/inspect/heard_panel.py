"""What was heard of the call and what was missed, in a small panel over the transport bar."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from qa_studio.domain.spans import Span
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.labels import LinkLabel, Paragraph
from qa_studio.ui.components.popover import Popover
from qa_studio.ui.formatting import moment

WIDTH = 380
MOST = 6


class HeardPanel(Popover):
    """`went_to(span)` when a stretch is chosen, `went_on` for the next one after the playhead."""

    went_to = Signal(object)
    went_on = Signal()

    def __init__(self, lines: Sequence[str], missed: Sequence[Span], parent: QWidget) -> None:
        super().__init__(parent, WIDTH)
        self.set_title(self.tr("What was heard"))
        self.body.setSpacing(6)
        for line in lines:
            self.body.addWidget(Paragraph(line, "small", "ink2"))
        self.links: list[LinkLabel] = []
        for span in missed[:MOST]:
            link = LinkLabel(f"{moment(span.start)}–{moment(span.end)}", "small")
            link.clicked.connect(lambda span=span: self._go(span))
            self.body.addWidget(link)
            self.links.append(link)
        if len(missed) > MOST:
            more = self.tr("and {number} more").format(number=len(missed) - MOST)
            self.body.addWidget(Paragraph(more, "small", "ink3"))
        self.on = Button(self.tr("Next unheard"), icon="ear", small=True)
        self.on.setEnabled(bool(missed))
        self.on.clicked.connect(self._go_on)
        self.body.addSpacing(4)
        self.body.addWidget(self.on, 0, Qt.AlignmentFlag.AlignLeft)

    def _go(self, span: Span) -> None:
        self.went_to.emit(span)
        self.close()

    def _go_on(self) -> None:
        self.went_on.emit()
        self.close()
