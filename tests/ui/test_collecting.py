"""Garbage is looked for on the window's thread."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qa_studio.ui.collecting import YOUNG, Collecting


class Ring:
    """Refers to itself, as a page and its parts refer to each other."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def collecting(qtbot: QtBot) -> Iterator[Collecting]:
    above = QObject()
    made = Collecting(above)
    yield made
    made.close()
    assert gc.isenabled()


def test_a_worker_that_makes_many_objects_frees_nothing_of_the_window(collecting: Collecting, qtbot: QtBot) -> None:
    freed_on: list[int] = []
    ring = Ring()
    weakref.finalize(ring, lambda: freed_on.append(threading.get_ident()))
    del ring

    worker = threading.Thread(target=lambda: [Ring() for _ in range(100 * YOUNG)])
    worker.start()
    worker.join()
    assert freed_on == []
    qtbot.waitUntil(lambda: bool(freed_on))
    assert freed_on == [threading.get_ident()]
