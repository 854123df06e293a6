"""A checklist, finished or not, as JSON can keep it: nothing is judged, nothing is mended, nothing is lost.

The checklist file can't serve for this: reading it puts something harmless where a draft is still wrong or empty.
"""

from dataclasses import MISSING, Field, fields
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from qa_studio.domain.checklist import Checklist, Question
from qa_studio.domain.wording import Wording

Document = dict[str, Any]
Kind = TypeVar("Kind", Checklist, Question)


def document_of(thing: Checklist | Question) -> Document:
    """`thing` as mappings, lists, texts and truths; numbers are texts such as "80" and "1/3"."""
    written: Document = _written(thing)
    return written


def read_document(kind: type[Kind], document: Document) -> Kind:
    """The very thing that `document_of` was given; a key that is not known is passed over."""
    thing: Kind = _read(kind, document)
    return thing


def _written(value: Any) -> Any:
    match value:
        case None | bool():
            return value
        case StrEnum():
            return value.value
        case Fraction():
            return str(value)
        case Wording():
            return dict(value.texts)
        case tuple():
            return [_written(each) for each in value]
        case str():
            return value
    # What has its default is left out, as in the file: a question has twenty properties, and most are seldom used.
    return {
        each.name: _written(getattr(value, each.name))
        for each in fields(value)
        if each.init and (each.default is MISSING or getattr(value, each.name) != each.default)
    }


def _read(kind: Any, stored: Any) -> Any:
    if stored is None or kind in (str, bool):
        return stored
    if kind is Fraction or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return kind(stored)
    if kind is Wording:
        return Wording(dict(stored))
    if isinstance(kind, UnionType):  # “or None”, which was answered above
        return _read(next(each for each in get_args(kind) if each is not type(None)), stored)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in stored)
    hints = _hints(kind)
    return kind(**{each.name: _read(hints[each.name], stored[each.name]) for each in _given(kind, stored)})


def _given(kind: Any, stored: Document) -> list[Field[Any]]:
    return [each for each in fields(kind) if each.init and each.name in stored]


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
