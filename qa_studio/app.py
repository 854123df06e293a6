"""The desktop program."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from qa_studio.bootstrap import (
    check_machine,
    demonstration_folder,
    log_file,
    log_path,
    make_demonstration,
    open_studio,
    passphrases,
    preferences,
    recode_workspace,
    servers,
)
from qa_studio.texts import Language
from qa_studio.ui.window import Doors, StudioWindow

if TYPE_CHECKING:
    from qa_studio.services.studio import Studio


def run_window(workspace: str | None, language: Language | None) -> int:
    """Show the window on `workspace`, else on the last one; gives the exit status when it is closed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("QA Studio")
    app.setDesktopFileName("qa-studio")
    window = make_window(app, language)
    # What no presenter caught: a slot of Qt's that raised.
    sys.excepthook = lambda kind, error, trace: window.presenter.report_bug(error)
    recent = preferences().now.recent
    QTimer.singleShot(0, log_file)  # begun when the window has shown itself
    window.start(workspace or (recent[0] if recent else None))
    return app.exec()


def make_window(app: QApplication, language: Language | None) -> StudioWindow:
    """The window, not shown yet."""
    return StudioWindow(app, preferences(), _doors(), language or _language())


def _doors() -> Doors:
    return Doors(
        _open,
        make_demonstration,
        demonstration_folder(),
        log_path(),
        check_machine,
        servers,
        passphrases,
        recode_workspace,
    )


def _open(place: str, create: bool) -> "Studio":
    return open_studio(place, create=create, window=True)


def _language() -> Language:
    """As chosen; at the very first start as the system speaks."""
    chosen = preferences().now
    if chosen.language == "en" and not chosen.recent and QLocale.system().language() == QLocale.Language.Chinese:
        return "zh_CN"
    return chosen.language
