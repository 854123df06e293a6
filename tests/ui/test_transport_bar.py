"""The transport bar shows all of its controls whole, however wide it is."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qa_studio.ui.inspect.transport_bar import LEAST, TransportBar
from qa_studio.ui.keys import KeyMap


@pytest.mark.parametrize("width", [LEAST, 800, 909, 910, 952, 1069, 1070, 1300])
def test_no_control_is_cut_at_any_width(qtbot: QtBot, width: int) -> None:
    bar = TransportBar(KeyMap({}))
    qtbot.addWidget(bar)
    bar.show_duration(3723.0)
    bar.show_heard(0.6, 0.6, "")
    bar.resize(width, bar.height())
    with qtbot.waitExposed(bar):
        bar.show()
    assert bar.minimumSizeHint().width() <= width
    shown = [each for each in bar.findChildren(QWidget) if each.isVisibleTo(bar)]
    assert all(each.mapTo(bar, each.rect().topRight()).x() < width for each in shown)
    assert bar.channel.width() >= bar.channel.sizeHint().width()
