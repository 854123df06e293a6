"""What must not happen on the thread that paints: a question to the database, which may be far away."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

_WINDOW, _STORIES = "/qa_studio/ui/", "/tests/"


@contextmanager
def no_questions_on_it() -> Iterator[list[str]]:
    """Lists where the window asked the database on this thread; what a story itself asks doesn't count."""
    here, asked = threading.get_ident(), list[str]()

    def on_question(*_arguments: object) -> None:
        if threading.get_ident() == here and (place := _asked_by_the_window()):
            asked.append(place)

    for moment in ("before_cursor_execute", "commit"):
        event.listen(Engine, moment, on_question)
    try:
        yield asked
    finally:
        for moment in ("before_cursor_execute", "commit"):
            event.remove(Engine, moment, on_question)


@pytest.fixture(autouse=True)
def the_window_asks_nothing_while_it_paints() -> Iterator[None]:
    """Fails a test in which the window asked the database on its own thread."""
    with no_questions_on_it() as asked:
        yield
    assert not asked, asked


def _asked_by_the_window() -> str:
    """The line of the window that led to this call; empty where a story asked without it."""
    frame = sys._getframe(2)
    while frame.f_back is not None:
        frame = frame.f_back
        file = frame.f_code.co_filename.replace("\\", "/")
        if _WINDOW in file:
            return f"{file.rpartition(_WINDOW)[2]}:{frame.f_lineno} {frame.f_code.co_name}"
        if _STORIES in file and not file.endswith("gui_thread.py"):
            return ""
    return ""
