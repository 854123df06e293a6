"""Taking the next recording from the pool of those that nobody judges yet."""

from datetime import datetime, timedelta

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.services.events import InspectionDiscarded, RecordingsChanged
from qa_studio.services.ports import Clock, Work, WorkFactory

LEASE = timedelta(minutes=30)
"""As long a recording is kept for somebody whose program was not heard of since."""
COUNTED = 1_000


class Claims:
    """Everybody gets a recording of their own, one at a time: who has not begun with one gets the same again."""

    def __init__(self, work: WorkFactory, clock: Clock) -> None:
        self._work, self._clock = work, clock

    def take_next(self, by: PersonId) -> RecordingId | None:
        """The oldest recording that nobody has, kept for this person from now on; None where there is none."""
        now = self._clock()
        taken = self._work.take(by, now, now + LEASE)
        if taken is not None:
            return taken
        with self._work() as work:
            return work.claims.take(by, now, now + LEASE) if _free_expired(work, now) else None

    def free(self) -> int:
        """How many recordings could be taken; counted up to 1,000."""
        with self._work.read() as work:
            return work.claims.free(self._clock(), COUNTED)

    def renew(self, recording: RecordingId, by: PersonId) -> bool:
        """Say that it is still worked on; False where it is not kept for this person (any more)."""
        with self._work() as work:
            return work.claims.renew(recording, by, self._clock() + LEASE)

    def give_back(self, recording: RecordingId, by: PersonId) -> bool:
        """It was looked at and left: what is still empty of it is gone, and it is free again.

        False where it wasn't taken from the pool, or something was answered: then it stays as it is.
        """
        with self._work() as work:
            return _give_back(work, recording, by)


def _free_expired(work: Work, now: datetime) -> bool:
    """Whether something came free that was begun with and left empty."""
    given_back = [_give_back(work, recording, person) for recording, person in work.claims.expired(now)]
    return any(given_back)


def _give_back(work: Work, recording: RecordingId, person: PersonId) -> bool:
    own = [each for each in work.inspections.open_of(recording) if each.inspector == person]
    if not work.claims.give_back(recording, person) or any(each.answers.values or each.more_calls for each in own):
        return False
    for empty in own:
        work.inspections.remove(empty.id)
        work.record(InspectionDiscarded(empty.id, recording))
    work.record(RecordingsChanged((recording,)))
    return True
