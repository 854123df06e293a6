"""A fixture for everything that shows windows: what is left of them is freed on their thread, with their test."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


@pytest.fixture(autouse=True)
def widgets_end_with_their_test() -> Iterator[None]:
    """Python collects between tests: else it may do so on a worker's thread, timers and all, which Qt doesn't stand.

    What is made during a test is all young then, so that this is quick.
    """
    gc.collect(1)  # what pytest itself still held when the test before had ended
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect(0)
    gc.enable()
