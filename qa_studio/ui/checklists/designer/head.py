"""The head of the designer: where one is, when it was saved, and what can be done with the whole form."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from qa_studio.ui.components.buttons import Button, IconButton, cap_text
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.labels import ElidedLabel, LinkLabel
from qa_studio.ui.components.page_head import HEIGHT
from qa_studio.ui.components.pills import Pill


class DesignerHead(Surface):
    """`left()` for the way back; the buttons are there for the page to connect."""

    left = Signal()

    def __init__(self, undo: QAction, redo: QAction, parent: QWidget | None = None) -> None:
        super().__init__("panel", "b", parent)
        self.setFixedHeight(HEIGHT)
        self.back = LinkLabel(self.tr("Checklists"))
        self.back.clicked.connect(self.left)
        self.title = ElidedLabel("", "title")
        self.version = ElidedLabel("", "object", "ink2", 500)
        self.undo = self._step_button("arrow-counter-clockwise", undo)
        self.redo = self._step_button("arrow-clockwise", redo)
        self.saved = ElidedLabel("", "small", "ink3", side="right")
        self.preview_button = IconButton("eye", self.tr("Show or hide the preview"))
        self.preview_button.setCheckable(True)
        self.compare = Button("", icon="columns")
        self.trial = Button(self.tr("Try on past calls"), icon="flask")
        self.publish = Button(self.tr("Publish"), "primary", "check")
        self._arrange()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        for each in (self.back, ElidedLabel("›", "body", "ink3"), self.title, self.version):
            row.addWidget(each)
        row.addWidget(Pill(self.tr("Draft"), icon="pencil-simple"))
        row.addStretch(1)
        row.addWidget(self.saved)
        for button in (self.undo, self.redo, self.preview_button, self.compare, self.trial, self.publish):
            row.addWidget(button)

    def _step_button(self, icon: str, action: QAction) -> IconButton:
        button = IconButton(icon, action.text())

        def follow() -> None:
            if not (isValid(action) and isValid(button)):
                return  # the stack empties itself, and says so, while all of the page is taken down
            keys = action.shortcut().toString()
            button.set_words(f"{action.text()} ({cap_text(keys)})" if keys else action.text())
            button.setEnabled(action.isEnabled())

        action.changed.connect(follow)
        button.clicked.connect(action.trigger)
        follow()
        return button

    def show_version(self, number: int, before: int | None) -> None:
        """The version that this will be, and the one that it is compared with."""
        self.version.setText(f"v{number}")
        self.compare.setVisible(before is not None)
        if before is not None:
            self.compare.setText(self.tr("Compare with v{number}").format(number=before))

    def show_saved(self, at: datetime) -> None:
        """When the last change was acknowledged."""
        self.saved.setText(self.tr("Saved {time}").format(time=f"{at:%H:%M}"))

    def show_unsaved(self, words: str) -> None:
        """Why it is not saved."""
        self.saved.setText(words)
