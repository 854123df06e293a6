"""Showing and hiding the parts of a panel that is filled again and again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def appear(widget: QWidget, on: bool) -> None:
    """Show or hide a part of its parent; nothing is done where it is so already, or where it will come with it."""
    hidden = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and widget.isHidden()
    if hidden is on:
        widget.setVisible(on)
