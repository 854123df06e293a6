"""Two people on one thing: nobody's change is lost, and who comes second is told who was first, and when."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from qa_studio.domain.audit import LastChange, Subject
from qa_studio.domain.people import PersonId
from qa_studio.domain.two_changes import Clash, both_changes, values_of, with_values
from qa_studio.domain.wording import Wording
from qa_studio.errors import Refused
from qa_studio.services.audit_columns import FIELDS, SETTINGS
from qa_studio.services.audit_names import REFERENCES, Names, ThingKey
from qa_studio.services.ports import Work
from qa_studio.texts import Message, message

T = TypeVar("T")

COLUMNS: Mapping[str, str] = {"agent": "agent_id", "team": "team_id", "case": "case_number", "causes": "root_cause_id"}
"""What fields are called in the audit trail where that is something else."""
_IN_TRAIL: Mapping[str, tuple[str, ...]] = {
    "span": ("span_start", "span_end"),
    "whole_words": ("words",),
}
TITLES: Mapping[str, Message] = {
    "span": message("Stretch of the call"),
    "text": message("Note"),
    "public": message("For all to read"),
    "whole_words": message("Latin words count only by themselves"),
    "names": message("Names of the files"),
    "zone": message("Time zone"),
    "columns": message("Columns of tables"),
}
"""Of fields that the audit trail has no title for."""


@dataclass(frozen=True, slots=True)
class Meant:
    """How clashes are said: `titles` of fields that are things themselves, and the `column` that their values are of;
    `last` where the thing says itself who changed it; else the audit trail knows, of these columns or of the `whole`.
    """

    titles: Mapping[str, str | Wording] = field(default_factory=dict)
    column: str = ""
    last: LastChange | None = None
    whole: bool = False


AS_FIELDS = Meant()
AS_A_WHOLE = Meant(whole=True)
"""Of what the audit trail tells as a whole, without what is in it."""


class ChangedMeanwhile(Refused):
    """Somebody changed what one has seen, and it can't stand beside one's own change.

    `mine` is what was to be written and `now` what stands; without `clashes` there is nothing to choose from, as
    where it was to be removed.
    """

    def __init__(
        self,
        thing: ThingKey,
        versions: tuple[object, object],
        clashes: Sequence[Clash],
        told: tuple[LastChange | None, str, Names],
        meant: Meant = AS_FIELDS,
    ) -> None:
        self.thing, self.clashes, self.meant = thing, tuple(clashes), meant
        self.mine, self.now = versions
        last, zone, self.names = told
        self.who = last.who if last else ""
        self.when: datetime | None = last.at if last else None
        super().__init__(
            _sentence(self.who, self.when and self.when.astimezone(ZoneInfo(zone)), self._fields()),
            message("Nothing of your change is written: look at what stands now, and decide."),
        )

    def column(self, clash: Clash) -> str:
        """What the field is called in the audit trail."""
        return self.meant.column or COLUMNS.get(clash.field, clash.field)

    def title(self, clash: Clash) -> Message | str | Wording:
        """What people call the field."""
        if clash.field in self.meant.titles:
            return self.meant.titles[clash.field]
        column = self.column(clash)
        known = SETTINGS.get(column) if self.thing[0] == Subject.SETTINGS else None
        return known or FIELDS.get(column) or TITLES.get(clash.field) or clash.field

    def _fields(self) -> Message | str | None:
        if not self.clashes or self.meant.titles:
            return None
        titles = [_plainly(self.title(each)) for each in self.clashes]
        joined = titles[0]
        for title in titles[1:]:
            joined = message("{some}, {more}", some=joined, more=title)
        return joined


def _plainly(title: Message | str | Wording) -> Message | str:
    return title.in_language("en") if isinstance(title, Wording) else title


def _sentence(who: str, when: datetime | None, fields: Message | str | None) -> Message:
    name: Message | str = who or message("Somebody")
    if when is None:
        return message("{name} changed this after you had opened it.", name=name)
    at = f"{when:%Y-%m-%d %H:%M}"
    if fields is None:
        return message("{name} changed this at {when}, after you had opened it.", name=name, when=at)
    return message(
        "{name} changed this at {when}, after you had opened it: {fields}.", name=name, when=at, fields=fields
    )


@dataclass(frozen=True, slots=True)
class Edit(Generic[T]):
    """A change as an editor makes it: what it was made from, what it makes of it, and how both are written."""

    seen: T
    mine: T
    write: Callable[[T, T], object]

    def __call__(self) -> object:
        """Write it; raises ChangedMeanwhile."""
        return self.write(self.seen, self.mine)

    def settled(self, clash: ChangedMeanwhile, kept_mine: frozenset[str]) -> "Edit[T]":
        """The same after it was decided which colliding fields stay mine; the others stay as they are now."""
        now: Any = clash.now
        ours = values_of(clash.mine)
        merged, _ = both_changes(self.seen, self.mine, now)
        return Edit(now, with_values(merged, {name: ours[name] for name in kept_mine}), self.write)


def both_kept(work: Work, thing: ThingKey, seen: T | None, mine: T, now: T, meant: Meant = AS_FIELDS) -> T:
    """What to write so that nobody's change is lost; raises ChangedMeanwhile where both changed the same field.

    `now` is to be read after `work.lock`.  Who has not `seen` anything writes all of it.
    """
    if seen is None:
        return mine
    stands, clashes = both_changes(seen, mine, now)
    if clashes:
        raise _clash(work, thing, (mine, now), clashes, meant)
    return stands


def refuse_changed(work: Work, thing: ThingKey, seen: T | None, now: T, meant: Meant = AS_FIELDS) -> None:
    """Raises ChangedMeanwhile where what is to be removed, or turned round, is not what was seen."""
    if seen is None or seen == now:
        return
    was, stands = values_of(seen), values_of(now)
    changed = [Clash(name, was.get(name), value) for name, value in stands.items() if was.get(name) != value]
    told = _told(work, thing, changed, meant)
    raise ChangedMeanwhile(thing, (seen, now), (), told, meant)


def person_named(work: Work, person: PersonId | None, at: datetime) -> LastChange | None:
    """Of a thing that says itself who wrote it and when."""
    return None if person is None else LastChange(work.people.person(person).name, at)


def _clash(
    work: Work, thing: ThingKey, versions: tuple[object, object], clashes: Sequence[Clash], meant: Meant
) -> ChangedMeanwhile:
    return ChangedMeanwhile(thing, versions, clashes, _told(work, thing, clashes, meant), meant)


def _told(work: Work, thing: ThingKey, clashes: Sequence[Clash], meant: Meant) -> tuple[LastChange | None, str, Names]:
    columns = [COLUMNS.get(each.field, each.field) for each in clashes]
    asked = [name for column in columns for name in _IN_TRAIL.get(column, (column,))]
    if meant.column or meant.whole:
        asked = [meant.column] if meant.column else []
    last = meant.last or work.audit.last_change(thing, asked)
    return last, work.settings().zone, work.audit.names(_named_in(clashes, meant))


def _named_in(clashes: Sequence[Clash], meant: Meant) -> set[ThingKey]:
    found: set[ThingKey] = set()
    for clash in clashes:
        column = meant.column or COLUMNS.get(clash.field, clash.field)
        kind = REFERENCES.get(column)
        for value in (clash.mine, clash.theirs):
            several = value if isinstance(value, tuple | frozenset) else (value,)
            found |= {(kind, str(each)) for each in several if each is not None} if kind else set()
    return found
