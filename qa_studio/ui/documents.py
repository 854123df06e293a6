"""Where this person's documents lie, and where a new one is to be written."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

PAPER = {".pdf": "PDF", ".xlsx": "Excel"}
"""What reports can be, by suffix."""


def in_documents(name: str) -> str:
    """The path of `name` in this person's documents, wherever the program was started from."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(place) if place and Path(place).is_dir() else Path.home()
    return str(folder / name)


def ask_where(parent: QWidget, title: str, proposed: str, kinds: Mapping[str, str]) -> Path | None:
    """Ask where to write a file that is to be called `proposed`; None where nothing is to be written.

    `kinds` names the kinds of file by suffix, the usual one first; the path ends in one of these suffixes.
    """
    filters = {f"{name} (*{suffix})": suffix for suffix, name in kinds.items()}
    dialog = QFileDialog(parent, title, in_documents(proposed.replace("/", "-")), ";;".join(filters))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    usual = next(iter(kinds))
    dialog.setDefaultSuffix(usual)
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters.get(chosen, usual)))
    try:
        if not dialog.exec():
            return None
        named = Path(dialog.selectedFiles()[0])
        # What stands behind a dot of the name is part of it, unless it is a kind of file that is offered.
        if named.suffix in kinds:
            return named
        return named.with_name(named.name + filters.get(dialog.selectedNameFilter(), usual))
    finally:
        dialog.deleteLater()
