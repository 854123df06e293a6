"""The window asks the database off its own thread; what watches over that does see it."""

import pytest
from gui_thread import no_questions_on_it

from qa_studio.services.studio import Studio
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.surroundings import Surroundings


@pytest.fixture
def the_window_asks_nothing_while_it_paints() -> None:
    """Here it does."""


def test_a_question_on_the_thread_that_paints_is_seen(studio: Studio, around: Surroundings) -> None:
    with no_questions_on_it() as asked:
        studio.people.persons()
        assert asked == []
        # The window's own module calls this on the GUI thread, as a page would that reads by itself.
        TaskRunner._on_posted(around.runner, studio.people.persons)
        assert {place.partition(":")[0] for place in asked} == {"runtime.py"}


def test_a_question_beside_it_is_none(studio: Studio, around: Surroundings) -> None:
    read: list[object] = []
    with no_questions_on_it() as asked:
        around.runner.read(studio.people.persons, read.append)
        around.runner.close()
    assert asked == []
