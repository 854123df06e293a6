"""Having a server plan a statement for the values at hand."""

from typing import Any

from sqlalchemy import Select

ANEW = "/* planned anew */"


def planned_anew(query: Select[Any]) -> Select[Any]:
    """Lists are narrowed to what few rows have, or nearly all: a plan that is made for any value fits neither."""
    return query.prefix_with(ANEW)
