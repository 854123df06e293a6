"""The places of the window."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qa_studio.domain.people import Role
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.places import Place

# Types only: the window shows its places before a workspace is open.
if TYPE_CHECKING:
    from qa_studio.ui.surroundings import Surroundings

# Code, icon, group: the titles are translated where they are shown.
PLACES = (
    ("my_work", "tray", 0),
    ("recordings", "phone-call", 0),
    ("inspect", "headphones", 0),
    ("checklists", "checks", 1),
    ("causes", "git-branch", 1),
    ("actions", "trend-up", 1),
    ("scorecards", "identification-card", 1),
    ("coaching", "chats-teardrop", 1),
    ("reports", "chart-bar", 2),
    ("administration", "gear-six", 2),
)


OF_AGENTS = (("own_evaluations", "clipboard-text", 0),)
"""Before the others, for agents with a login; in a folder nobody has one."""
_OF_ADMINISTRATORS = frozenset({"administration"})
# On a team's server; the database refuses what is behind them anyway.
NOT_FOR: Mapping[Role, frozenset[str]] = {
    Role.ADMINISTRATOR: frozenset({"my_work"}),
    Role.INSPECTOR: _OF_ADMINISTRATORS,
    Role.LEAD: _OF_ADMINISTRATORS,
    Role.TRAINER: _OF_ADMINISTRATORS | {"my_work", "checklists"},
    Role.AGENT: frozenset(code for code, _, _ in PLACES) - {"inspect"},
}


def is_offered(code: str, around: "Surroundings") -> bool:
    """Whether the person has this place."""
    return not around.by_login or code not in NOT_FOR[around.person.role]


class Titles(QObject):
    """What the places are called."""

    def of(self, code: str) -> str:
        """The title of a place."""
        return {
            "own_evaluations": self.tr("My evaluations"),
            "my_work": self.tr("My work"),
            "recordings": self.tr("Recordings"),
            "inspect": self.tr("Inspect"),
            "checklists": self.tr("Checklists"),
            "causes": self.tr("Causes"),
            "actions": self.tr("Actions"),
            "scorecards": self.tr("Scorecards"),
            "coaching": self.tr("Coaching"),
            "reports": self.tr("Reports"),
            "administration": self.tr("Administration"),
        }[code]


def empty_places() -> list[Place]:
    """The places while the workspace is being opened."""
    titles = Titles()
    return [Place(code, titles.of(code), icon, lambda: Surface("window"), group) for code, icon, group in PLACES]
