"""What stands in the window before a workspace is open."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.forms.ui_welcome import Ui_WelcomeForm
from qa_studio.ui.icons import paint_mark
from qa_studio.ui.place_names import place_name


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(48, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark."""
        paint_mark(QPainter(self), QRectF(0, 0, 48, 48))


class WelcomePage(Surface):
    """Make a workspace, open one, connect to a team's, look at the demonstration: `create_asked`, `open_asked`,
    `connect_asked`, `demo_asked`; or open one of the `recent`: `recent_chosen(place)`.
    """

    create_asked = Signal()
    open_asked = Signal()
    connect_asked = Signal()
    demo_asked = Signal()
    recent_chosen = Signal(str)

    def __init__(self, recent: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("panel", "", parent)
        self.form = Ui_WelcomeForm()
        self.form.setupUi(self)  # type: ignore[no-untyped-call]
        self.form.mark.addWidget(_Mark())
        self.form.mark.addStretch(1)
        self.form.create.set_icon("plus")
        self.form.open.set_icon("folder-open")
        self.form.connect.set_icon("users-three")
        self.form.demo.set_icon("play-circle")
        self.form.create.clicked.connect(self.create_asked)
        self.form.open.clicked.connect(self.open_asked)
        self.form.connect.clicked.connect(self.connect_asked)
        self.form.demo.clicked.connect(self.demo_asked)
        self.form.recentTitle.setVisible(bool(recent))
        for place in recent:
            is_server = "://" in place
            button = Button(place_name(place), "plain", "database" if is_server else "folder")
            button.setToolTip(place)
            button.setAccessibleName(place)
            button.clicked.connect(lambda _=False, place=place: self.recent_chosen.emit(place))
            self.form.recent.addWidget(button)
        self.form.outer.setContentsMargins(96, 24, 96, 24)
