"""How values of the domain stand in columns, the same on SQLite and PostgreSQL."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, String
from sqlalchemy.types import TypeDecorator

E = TypeVar("E", bound=StrEnum)

KEY = BigInteger().with_variant(Integer(), "sqlite")  # only INTEGER is an alias of SQLite's own row id
DOCUMENT = JSON(none_as_null=True)


def _instant(stored: str | None) -> datetime | None:
    return None if stored is None else datetime.fromisoformat(stored + "+00:00")


class UtcDateTime(TypeDecorator[datetime]):
    """An instant, kept in UTC; a time without a zone is refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The same instant in UTC; SQLite, which knows no zones, gets it bare."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs a time zone: {value}")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        """On SQLite straight from the text: a window of recordings is read with every frame of scrolling."""
        return _instant if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


class Exact(TypeDecorator[Decimal]):
    """A decimal number with every digit it has, kept as text."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Its digits."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """The number."""
        return None if value is None else Decimal(value)


class Coded(TypeDecorator[E], Generic[E]):
    """One of the values of an enumeration, kept as its text."""

    impl = String(20)
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind
        self._members: Mapping[str | None, E | None] = {None: None, **{member.value: member for member in kind}}

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        """The text of the member."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        """The member with that text."""
        return self._members[value]

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], E | None]:
        """The look-up itself, without a call of ours around each value."""
        return self._members.__getitem__
