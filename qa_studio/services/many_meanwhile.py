"""Many recordings given to somebody, or held, at once, while somebody else does the same with some of them."""

from collections.abc import Collection, Mapping

from qa_studio.domain.audit import LastChange, Subject
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import Picked, RecordingId
from qa_studio.domain.retention import LegalHold
from qa_studio.domain.wording import Wording
from qa_studio.services.audit_names import NamedThing
from qa_studio.services.meanwhile import Meant, both_kept, person_named, refuse_changed
from qa_studio.services.ports import Work


def refuse_given(work: Work, seen: Mapping[RecordingId, PersonId | None], person: PersonId | None) -> None:
    """Raises ChangedMeanwhile where one of the recordings was given to somebody else since it was seen."""
    now = {recording: work.recordings.get(recording).assigned_to for recording in seen}
    changed = [recording for recording in now if now[recording] not in (seen[recording], person)]
    if changed:
        meant = Meant(_names(work, changed), "assigned_to")
        first = (Subject.RECORDING, str(changed[0]))
        both_kept(work, first, seen, dict.fromkeys(seen, person), now, meant)


def picks_of_both(
    work: Work, picks: Mapping[RecordingId, Picked], seen: Mapping[RecordingId, Picked] | None
) -> Mapping[RecordingId, Picked]:
    """How recordings were picked, for those of which it changes; raises ChangedMeanwhile."""
    if seen is None:
        return picks
    now = {recording: work.recordings.get(recording).picked for recording in picks}
    changed = [recording for recording in now if now[recording] not in (seen[recording], picks[recording])]
    meant = Meant(_names(work, changed), "picked")
    thing = (Subject.RECORDING, str(changed[0]) if changed else "")
    kept = both_kept(work, thing, {each: seen[each] for each in picks}, picks, now, meant)
    return {recording: picked for recording, picked in kept.items() if picked != now[recording]}


def holds_of_both(
    work: Work, reasons: Mapping[RecordingId, str], seen: Mapping[RecordingId, str | None] | None
) -> Mapping[RecordingId, str]:
    """What is to be held anew, and why; raises ChangedMeanwhile where another reason stands than was seen."""
    if seen is None:
        return reasons
    holds = work.holds.of(tuple(seen))
    now: dict[RecordingId, str | None] = {each: holds[each].reason if each in holds else None for each in seen}
    changed = [each for each in now if now[each] not in (seen[each], reasons[each])]
    meant = Meant(_names(work, changed), "reason", _newest(work, [holds[each] for each in changed if each in holds]))
    mine: dict[RecordingId, str | None] = {each: reasons[each] for each in seen}
    was = dict(seen)
    # Let go of meanwhile: it is held again for what was said, and that is told by nobody but the trail.
    kept = both_kept(work, (Subject.RECORDING, str(changed[0]) if changed else ""), was, mine, now, meant)
    unseen = {each: words for each, words in reasons.items() if each not in seen}
    return {**unseen, **{each: words for each, words in kept.items() if words and words != now[each]}}


def refuse_other_holds(work: Work, seen: Mapping[RecordingId, str | None] | None) -> None:
    """Raises ChangedMeanwhile where a recording is held for another reason than was seen."""
    holds = work.holds.of(tuple(seen or ()))
    others = [hold for hold in holds.values() if seen is not None and hold.reason != seen[hold.recording]]
    if others:
        hold = others[0]
        meant = Meant(last=_newest(work, others))
        thing = (Subject.RECORDING, str(hold.recording))
        refuse_changed(work, thing, {"reason": (seen or {}).get(hold.recording)}, {"reason": hold.reason}, meant)


def _newest(work: Work, holds: Collection[LegalHold]) -> LastChange | None:
    last = max(holds, key=lambda hold: hold.since, default=None)
    return None if last is None else person_named(work, last.by, last.since)


def _names(work: Work, recordings: Collection[RecordingId]) -> dict[str, str | Wording]:
    named = work.audit.names({(Subject.RECORDING.value, str(each)) for each in recordings})
    return {str(each): _name(named.get((Subject.RECORDING.value, str(each))), each) for each in recordings}


def _name(named: NamedThing | None, recording: RecordingId) -> str:
    return f"{recording} · {named.name}" if named is not None and named.name else str(recording)
