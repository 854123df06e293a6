"""Which call should be taken up next."""

from collections.abc import Sequence
from datetime import date

from qa_studio.services.rows import WorkItem


def is_begun(item: WorkItem) -> bool:
    """Whether somebody has started to judge it."""
    return item.inspection is not None


def is_overdue(item: WorkItem, today: date) -> bool:
    """Whether it should have been done before `today`."""
    return item.recording.due_on is not None and item.recording.due_on < today


def next_item(waiting: Sequence[WorkItem], today: date) -> WorkItem | None:
    """What is overdue, the longest first; then what was begun; then what is due first; None where nothing waits."""
    overdue = [item for item in waiting if is_overdue(item, today)]
    if overdue:
        return min(overdue, key=lambda item: item.recording.due_on or today)
    begun = [item for item in waiting if is_begun(item)]
    return begun[0] if begun else next(iter(waiting), None)
