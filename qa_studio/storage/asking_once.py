"""What a unit of work that only reads has asked already is not asked again: each question is a way to the server."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection

from qa_studio.storage.engine import READING

P = ParamSpec("P")
T = TypeVar("T")


class _Asking(Protocol):
    _connection: Connection


R = TypeVar("R", bound=_Asking)


def asked_once(question: Callable[Concatenate[R, P], T]) -> Callable[Concatenate[R, P], T]:
    """A question of a repository whose answer is kept as long as its unit of work reads; one that writes asks anew."""

    @wraps(question)
    def ask(self: R, /, *arguments: P.args, **named: P.kwargs) -> T:
        if not self._connection.get_execution_options().get(READING):
            return question(self, *arguments, **named)
        known: dict[Any, Any] = self.__dict__.setdefault("_answers", {})
        key = (question.__name__, arguments, tuple(named.items()))
        if key not in known:
            known[key] = question(self, *arguments, **named)
        answer: T = known[key]
        return answer

    return ask
