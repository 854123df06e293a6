"""What every page is given beside its services."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from qa_studio.domain.people import Person
from qa_studio.domain.rights import Deed, allowed
from qa_studio.services.events import Event, EventBus
from qa_studio.services.settings import PersonalPreferences
from qa_studio.texts import Catalogue, Language, catalogue
from qa_studio.ui.navigation import Navigation
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner

# Types only: what is sent need not be loaded before there is a workspace.
if TYPE_CHECKING:
    from qa_studio.ui.sending import Sending


@dataclass(frozen=True)
class Surroundings:
    """The window's means: running work, telling the user, going elsewhere; and who sits before it, in which language.

    When language, appearance or person change, the window makes its pages anew with other surroundings.
    """

    runner: TaskRunner
    presenter: Presenter
    events: EventBus
    navigation: Navigation
    preferences: PersonalPreferences
    person: Person
    language: Language
    zone: ZoneInfo
    least_n: int = 8
    show_customer_numbers: bool = False
    by_login: bool = False
    """Whether a server says by the login who sits here, and enforces the roles."""
    sending: "Sending | None" = None
    """Sends what is changed in inspections; None: each page does so by itself."""

    @property
    def say(self) -> Catalogue:
        """Says sentences of the services in the window's language."""
        return catalogue(self.language)

    def may(self, deed: Deed) -> bool:
        """Whether to offer it: on a server by the person's role, in a folder always, as its owner may do everything."""
        return not self.by_login or allowed(self.person.role, deed)

    def hear(self, page: QObject, listener: Callable[[Event], None], *kinds: type[Event]) -> None:
        """Call `listener` for events of these kinds as long as `page` is there."""
        for kind in kinds:
            stop = self.events.listen(kind, listener)
            page.destroyed.connect(lambda _gone=None, stop=stop: stop())
