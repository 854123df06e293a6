"""The workspace's settings and one person's preferences."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qa_studio.domain.settings import Preferences, WorkspaceSettings
from qa_studio.services.periods import refuse_unknown_zone

# Types only: the window reads its preferences before anything else is loaded.
if TYPE_CHECKING:
    from qa_studio.services.ports import PreferenceStore, WorkFactory

RECENT = 8


class SettingsBook:
    """What everybody who opens this workspace shares."""

    def __init__(self, work: "WorkFactory") -> None:
        self._work = work

    def read(self) -> WorkspaceSettings:
        """The settings as they are."""
        with self._work.read() as work:
            return work.settings()

    def save(self, settings: WorkspaceSettings, seen: WorkspaceSettings | None = None) -> None:
        """Keep them; refused where the time zone does not exist.

        Raises ChangedMeanwhile where somebody else changed one of them since they were `seen`.
        """
        refuse_unknown_zone(settings.zone)
        from qa_studio.domain.audit import Subject
        from qa_studio.services.events import SettingsChanged
        from qa_studio.services.meanwhile import both_kept

        with self._work() as work:
            work.lock(Subject.SETTINGS, 1)
            work.save_settings(both_kept(work, (Subject.SETTINGS, "1"), seen, settings, work.settings()))
            work.record(SettingsChanged())


class PersonalPreferences:
    """One person's choices on this computer, written at once when one changes."""

    def __init__(self, store: "PreferenceStore") -> None:
        self._store = store
        self.now: Preferences = store.load()

    def change(self, **choices: Any) -> Preferences:
        """Keep new values for some fields of `Preferences`."""
        self.now = replace(self.now, **choices)
        self._store.save(self.now)
        return self.now

    def opened(self, workspace: str) -> None:
        """Remember the workspace as the last one."""
        others = [place for place in self.now.recent if place != workspace]
        self.change(recent=[workspace, *others][:RECENT])
