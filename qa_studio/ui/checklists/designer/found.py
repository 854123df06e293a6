"""What is wrong or doubtful in a form, as those who show it see it."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import SignalInstance

from qa_studio.domain.checklist_edit import Spot


class Found(Protocol):
    """One thing that is wrong (`serious`) or doubtful in the field `key` of a place."""

    @property
    def key(self) -> str: ...

    @property
    def words(self) -> str: ...

    @property
    def serious(self) -> bool: ...


class FoundSource(Protocol):
    """What is wrong or doubtful, by place; `changed` comes when it is other things."""

    @property
    def changed(self) -> SignalInstance: ...

    def of(self, spot: Spot) -> Iterable[Found]: ...
