"""What is stated above a call leaves room for the call."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qa_studio.ui.inspect.notices import Notices


def test_a_low_window_shows_the_newest_and_closing_it_the_one_before(qtbot: QtBot) -> None:
    host, notices = QWidget(), Notices()
    host.setLayout(notices)
    qtbot.addWidget(host)
    host.show()
    silent = notices.state("silent", "No sound", "warn")
    unheard = notices.state("unheard", "Not heard", "warn")
    assert silent.isVisible() and unheard.isVisible()
    notices.set_low(True)
    assert unheard.isVisible() and not silent.isVisible()
    unheard.closed.emit()
    assert silent.isVisible()
    late = notices.state("late", "Later", "info")
    assert late.isVisible() and not silent.isVisible()
    notices.set_low(False)
    assert silent.isVisible()
