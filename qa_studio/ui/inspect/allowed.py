"""What of a bench is offered to a person: on a team's server by the role, in a folder everything."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from qa_studio.domain.people import Role
from qa_studio.domain.rights import Deed
from qa_studio.ui.inspect.subject import Subject
from qa_studio.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from qa_studio.ui.inspect.bench import Bench

_OF_KEYS = {"note": Deed.NOTE, "mask": Deed.MASK, "mask_silence": Deed.MASK}


def may_revise(around: Surroundings, subject: Subject) -> bool:
    """Whether an evaluation may be corrected: an inspector's own, or a lead's team's."""
    evaluation = subject.evaluation
    if not around.by_login:
        return True
    if evaluation is None or not around.may(Deed.REVISE):
        return False
    return around.person.role is Role.LEAD or evaluation.inspector == around.person.id


def only_allowed(actions: Mapping[str, Callable[[], object]], around: Surroundings) -> dict[str, Callable[[], object]]:
    """Keys without those for what the person may not do."""
    return {code: act for code, act in actions.items() if code not in _OF_KEYS or around.may(_OF_KEYS[code])}


def offer_allowed(bench: "Bench", around: Surroundings) -> None:
    """Buttons without those for what the person may not do."""
    notes, masks, samples = around.may(Deed.NOTE), around.may(Deed.MASK), around.may(Deed.MARK_SAMPLE)
    bench.selection.offer(note=notes, mask=masks, example=samples)
    bench.transport.offer(example=samples)
    bench.tabs.notes.new_button.setVisible(notes)
    bench.tabs.call.correct.setVisible(around.may(Deed.CORRECT_CALLS))
    bench.tabs.transcript.offer(around.may(Deed.TRANSCRIBE))
