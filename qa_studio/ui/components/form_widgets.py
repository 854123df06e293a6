"""Our components as Qt Designer makes them: with a parent and nothing else; the form sets the words."""

from PySide6.QtWidgets import QWidget

from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.labels import ElidedLabel, Paragraph


class FormTitle(ElidedLabel):
    """The title of a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "title", parent=parent)


class FormHeading(ElidedLabel):
    """The title of a part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "object", parent=parent)


class FormText(Paragraph):
    """Text that explains."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "body", "ink2", parent=parent)


class FormHint(Paragraph):
    """Small text in grey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "small", "ink3", parent=parent)


class FormButton(Button):
    """An outlined button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)


class FormPrimary(Button):
    """The one filled button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "primary", parent=parent)


class FormPanel(Surface):
    """A panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "", parent)
