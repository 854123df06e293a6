"""Two people who changed one thing from the same beginning: what stands where they changed different parts of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar, cast

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed, each to something else."""

    field: str
    mine: object
    theirs: object


def both_changes(seen: T, mine: T, theirs: T) -> tuple[T, tuple[Clash, ...]]:
    """`theirs` with what `mine` changed since `seen`, and the fields in which they collide, which stay as `theirs`.

    All three are of one dataclass, or mappings.  Of lists and sets both additions and both removals stand.
    """
    was, ours, now = values_of(seen), values_of(mine), values_of(theirs)
    changed: dict[str, object] = {}
    clashes: list[Clash] = []
    for name, wanted in ours.items():
        before, stands = was.get(name), now.get(name)
        if wanted in (before, stands):
            continue
        if stands == before:
            changed[name] = wanted
        elif isinstance(wanted, tuple | frozenset) and isinstance(stands, tuple | frozenset):
            changed[name] = _both_lists(cast(Collection[object], before or ()), wanted, stands)
        else:
            clashes.append(Clash(name, wanted, stands))
    return with_values(theirs, changed), tuple(clashes)


def _both_lists(before: Collection[object], mine: Collection[object], theirs: Collection[object]) -> object:
    kept = [each for each in theirs if each in mine or each not in before]
    kept += [each for each in mine if each not in before and each not in theirs]
    return frozenset(kept) if isinstance(theirs, frozenset) else tuple(kept)


def values_of(thing: object) -> dict[str, object]:
    """The fields of a dataclass, or the items of a mapping."""
    if isinstance(thing, Mapping):
        return {str(name): value for name, value in thing.items()}
    return {each.name: getattr(thing, each.name) for each in fields(cast(Any, thing))}


def with_values(thing: T, values: Mapping[str, object]) -> T:
    """The same with other values for some of its fields."""
    if isinstance(thing, Mapping):
        return cast(T, {name: values.get(str(name), value) for name, value in thing.items()})
    return cast(T, replace(cast(Any, thing), **values)) if values else thing
