"""Customers' numbers: on a server kept apart, so that it gives them whole to who may see them, else masked."""

from typing import Any

from sqlalchemy import ColumnElement, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator


class _Whole(FunctionElement[str]):
    """A column of recordings that holds masked numbers, and the id of its row."""

    inherit_cache = True
    type = Text()


class WithNumber(TypeDecorator[str]):
    """A text of a recording with the customer's number in it.

    When it is read PostgreSQL is asked for the whole one, and gives no row of it to who may not see it.
    """

    impl = Text
    cache_ok = True

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """The whole text where the server gives it, else what stands in the recording."""
        source = getattr(column, "table", None)
        key = None if source is None else source.c.get("id")
        return column if key is None else _Whole(column, key)


@compiles(_Whole)
def _as_it_is(element: _Whole, compiler: Any, **options: Any) -> str:
    column, _ = element.clauses
    return str(compiler.process(column, **options))


@compiles(_Whole, "postgresql")
def _asked_for(element: _Whole, compiler: Any, **options: Any) -> str:
    column, key = element.clauses
    own, row = compiler.process(column, **options), compiler.process(key, **options)
    kept = f"SELECT whole.{column.name} FROM customer_numbers whole WHERE whole.recording_id = {row}"
    return f"coalesce(({kept}), {own})"
