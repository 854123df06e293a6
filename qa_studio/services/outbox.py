"""What a person changes in inspections, on its way: kept on this computer first, then sent in the order it was made."""

import logging
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock, RLock
from typing import Any

from qa_studio.domain.changes import Begun, Change, Entry, HeardMore, Thing
from qa_studio.domain.inspection import InspectionId
from qa_studio.errors import FileTrouble, Refused, StudioError, WorkspaceTrouble
from qa_studio.services.applying import Applying, CollidedError, Fate, Theirs
from qa_studio.services.journal import Journal
from qa_studio.services.ports import Clock
from qa_studio.texts import message

_FORGET_FROM = 50
"""So many changes that are made the workspace remembers before it is told to forget them."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Collision:
    """One thing that the person changed and that can't simply be made: `mine` since `mine_at`, and what is there."""

    of: Begun
    thing: Thing
    mine: Any
    mine_at: datetime
    theirs: Any
    met: Theirs


class Outbox:
    """Changes that wait; any thread may use it, and only one sends at a time.

    A change is safe when `keep` has come back, if the journal `lasts`; it is in the workspace when it waits no more.
    What collides waits for a decision, with all that changes the same thing after it; everything else goes on.
    """

    def __init__(self, journal: Journal, applying: Applying, clock: Clock) -> None:
        self._journal, self._applying, self._clock = journal, applying, clock
        self._sending, self._keeping, self._here = Lock(), Lock(), RLock()
        self._entries = {entry.id: entry for entry in journal.entries()}
        self._fresh: list[Entry] = []
        self._met: dict[str, Theirs] = {}
        self._remembered = len(journal.remembered())
        self.saved_at: datetime | None = None

    @property
    def lasts(self) -> bool:
        """Whether what waits survives the end of the program."""
        return self._journal.lasts

    @property
    def waiting(self) -> int:
        """How many changes are to be sent yet, what was listened to and what collides aside."""
        with self._here:
            held = {entry.id for entry, _ in self._held()}
            return sum(
                not isinstance(entry.change, HeardMore) and entry.id not in held for entry in self._entries.values()
            )

    @property
    def unkept(self) -> int:
        """How many would be lost if the program ended now."""
        with self._here:
            return len(self._fresh) if self.lasts else len(self._entries)

    @property
    def empty(self) -> bool:
        """Whether nothing waits at all."""
        with self._here:
            return not self._entries

    def waits(self, inspection: InspectionId) -> bool:
        """Whether anything of this inspection is not in the workspace yet."""
        with self._here:
            return any(entry.of.inspection == inspection for entry in self._entries.values())

    def add(self, of: Begun, change: Change) -> Entry:
        """Take a change; nothing is written yet."""
        entry = Entry.new(of, change, self._clock())
        with self._here:
            self._entries[entry.id] = entry
            self._fresh.append(entry)
        return entry

    def keep(self) -> None:
        """Have all that was taken in the journal; raises FileTrouble."""
        with self._keeping:
            with self._here:
                fresh = tuple(self._fresh)
            if fresh:
                self._journal.keep(fresh)
                with self._here:
                    self._fresh = self._fresh[len(fresh) :]

    def gather(self) -> None:
        """Take over what other programs of this person left on this computer since this one began."""
        with self._keeping:
            left = self._journal.gather()
            with self._here:
                self._entries.update((entry.id, entry) for entry in left)

    def send(self) -> None:
        """Bring everything into the workspace that can be, in order; what collides or is refused is among `collisions`.

        Raises NotConnected where the server does not answer, and WorkspaceTrouble or FileTrouble where it fails.
        """
        with self._sending:
            trouble = self._kept()
            while (entry := self._next()) is not None:
                self._send(entry)
                trouble = self._kept()
            if self._remembered >= _FORGET_FROM:
                made = self._journal.remembered()
                self._applying.forget(made)
                self._journal.forget(made)
                self._remembered = 0
        if trouble is not None and not self.empty:
            raise trouble

    def settle(self, inspection: InspectionId) -> None:
        """Send everything; raises Refused where something of this inspection waits for a decision."""
        self.send()
        if self.waits(inspection):
            raise Refused(
                message("Some of what you changed was changed elsewhere too."),
                message("Choose which version stands; then go on."),
            )

    def _kept(self) -> FileTrouble | None:
        # A full disk here is no reason not to send: what the workspace has needn't be kept.
        try:
            self.keep()
        except FileTrouble as trouble:
            return trouble
        return None

    def _next(self) -> Entry | None:
        with self._here:
            held = {entry.id for entry, _ in self._held()}
            return next((entry for entry in self._entries.values() if entry.id not in held), None)

    def _send(self, entry: Entry) -> None:
        try:
            self._applying.apply(entry)
        except CollidedError as error:
            self._meet(entry, error.theirs)
        except (WorkspaceTrouble, FileTrouble):
            raise
        except StudioError as refused:
            self._meet(entry, Theirs(Fate.REFUSED, why=refused.what))
        except Exception as error:  # one that nobody foresaw must not hold up all others
            _log.exception("A change could not be made")
            self._meet(entry, Theirs(Fate.REFUSED, why=message("The change could not be saved: {why}", why=str(error))))
        else:
            with self._keeping:  # what is kept at this moment would else stay in the journal
                self._journal.taken(entry.id)
                with self._here:
                    self._entries.pop(entry.id, None)
                    self._fresh = [each for each in self._fresh if each.id != entry.id]
            self._remembered += self.lasts
            self.saved_at = self._clock()

    def _meet(self, entry: Entry, theirs: Theirs) -> None:
        with self._here:
            self._met[entry.id] = theirs

    def _held(self) -> Iterator[tuple[Entry, Theirs]]:
        """What waits for a decision, with what it met; a later change of the same thing with what the first met."""
        met: dict[tuple[InspectionId, Thing], Theirs] = {}
        for entry in self._entries.values():
            things = [(entry.of.inspection, thing) for thing in entry.change.things]
            theirs = self._met.get(entry.id) or next((met[each] for each in things if each in met), None)
            if theirs is not None:
                met.update((each, theirs) for each in things)
                yield entry, theirs

    # Deciding

    @property
    def collisions(self) -> tuple[Collision, ...]:
        """What is to be decided: each thing once, with the person's last word."""
        found: dict[tuple[InspectionId, Thing], Collision] = {}
        with self._here:
            for entry, theirs in self._held():
                for thing, (_, mine) in entry.change.things.items():
                    key = (entry.of.inspection, thing)
                    if key in found:
                        found[key] = replace(found[key], mine=mine, mine_at=entry.at)
                    elif thing in theirs.values or theirs.fate in (Fate.GONE, Fate.REFUSED):
                        found[key] = Collision(entry.of, thing, mine, entry.at, theirs.values.get(thing), theirs)
        return tuple(found.values())

    def decide(self, mine: Collection[Collision], theirs: Collection[Collision], reason: str) -> None:
        """Let the person's own version stand, or what is there; sent with the next `send`.

        What is of a completed inspection goes into a correction with this `reason`, of a discarded one into a new one.
        Raises NotConnected, and Refused where there can be no correction; what was not reached waits on.
        """
        with self._sending:
            for inspection in dict.fromkeys(each.of.inspection for each in (*mine, *theirs)):
                own = [each for each in mine if each.of.inspection == inspection]
                dropped = {each.thing for each in theirs if each.of.inspection == inspection}
                self._rewrite(inspection, own, dropped, reason)

    def _rewrite(
        self, inspection: InspectionId, own: Sequence[Collision], dropped: Collection[Thing], reason: str
    ) -> None:
        where, seen = self._where(own, reason)
        with self._here:
            held = {entry.id for entry, _ in self._held()}
            mine = [entry for entry in self._entries.values() if entry.of.inspection == inspection and entry.id in held]
        changed, gone = [], []
        for entry in mine:
            left = entry.change.without(dropped)
            if left is None:
                gone.append(entry.id)
                continue
            known = {thing: seen.pop(thing) for thing in left.things if thing in seen}
            changed.append(replace(entry, of=where or entry.of, change=left.from_there(known)))
        self._journal.replace(changed, gone)
        with self._here:
            for entry in changed:
                self._entries[entry.id] = entry
            for each in gone:
                self._entries.pop(each, None)
            for entry in mine:
                self._met.pop(entry.id, None)

    def _where(self, own: Sequence[Collision], reason: str) -> tuple[Begun | None, dict[Thing, Any]]:
        """Another inspection that the changes go to, if they do, and what was seen of each thing."""
        seen = {each.thing: each.theirs for each in own if each.met.fate is Fate.CHANGED}
        lost = next((each for each in own if each.met.fate in (Fate.COMPLETED, Fate.GONE)), None)
        if lost is None:
            return None, seen
        again = self._applying.begin_again(lost.of, lost.met.fate, reason)
        where = replace(lost.of, inspection=again)
        return where, dict(self._applying.standing(where, [each.thing for each in own]))

    def close(self) -> None:
        """Leave the journal to the next program."""
        self._journal.close()
