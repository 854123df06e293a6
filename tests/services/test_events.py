"""Telling committed facts to whoever listens."""

from collections.abc import Callable

from qa_studio.domain.action import ActionId
from qa_studio.services.events import ActionChanged, Event, EventBus, PeopleChanged


def test_listeners_hear_of_their_kind_in_order() -> None:
    bus, heard = EventBus(), list[Event]()
    bus.listen(ActionChanged, heard.append)
    bus.publish((ActionChanged(ActionId(1)), PeopleChanged(), ActionChanged(ActionId(2))))
    assert heard == [ActionChanged(ActionId(1)), ActionChanged(ActionId(2))]


def test_who_stopped_listening_hears_nothing_even_of_what_was_on_its_way() -> None:
    waiting, heard = list[Callable[[], None]](), list[Event]()
    bus = EventBus(waiting.append)
    stop = bus.listen(Event, heard.append)
    bus.publish((PeopleChanged(),))
    stop()
    for call in waiting:
        call()
    assert heard == []
