"""Removing the sound of calls that are old enough; what was judged of them stays."""

from collections.abc import Mapping, Sequence
from datetime import date

from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import Recording, RecordingId, mask_number_in
from qa_studio.domain.retention import LegalHold, RetentionRule, may_hold, may_remove_sound
from qa_studio.errors import Cancelled, FileTrouble, Refused
from qa_studio.services.events import RecordingsChanged
from qa_studio.services.many_meanwhile import holds_of_both, refuse_other_holds
from qa_studio.services.periods import start_of
from qa_studio.services.ports import Clock, Work, WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.services.retained import Due, LeftOver, Removed, SoundRemover
from qa_studio.texts import message

TOLD_TOGETHER = 500


class LegalHolds:
    """Recordings of which nothing may be removed."""

    def __init__(self, work: WorkFactory, clock: Clock) -> None:
        self._work, self._clock = work, clock

    def of(self, recording: RecordingId) -> LegalHold | None:
        """Why a recording is held; None where it isn't."""
        with self._work.read() as work:
            return work.holds.of((recording,)).get(recording)

    def all(self) -> tuple[LegalHold, ...]:
        """All of them, the newest first."""
        with self._work.read() as work:
            return work.holds.all()

    def place(
        self,
        recordings: Sequence[RecordingId],
        reason: str | Mapping[RecordingId, str],
        by: PersonId | None,
        seen: Mapping[RecordingId, str | None] | None = None,
    ) -> None:
        """Hold recordings; raises Refused without a reason, and for who may not.

        Raises ChangedMeanwhile where one of them is held for another reason than was `seen` (None: for none).
        """
        reasons = {each: reason if isinstance(reason, str) else reason[each] for each in recordings}
        if not all(words.strip() for words in reasons.values()):
            raise Refused(message("A hold needs a reason."), message("Name the case, or who asked for it."))
        with self._work() as work:
            _refuse_others(work, by)
            work.lock(Subject.RECORDING, *recordings)
            for recording, words in holds_of_both(work, reasons, seen).items():
                work.holds.place(LegalHold(recording, words.strip(), by, self._clock()))
            work.record(RecordingsChanged(tuple(recordings)))

    def lift(
        self,
        recordings: Sequence[RecordingId],
        by: PersonId | None,
        seen: Mapping[RecordingId, str | None] | None = None,
    ) -> int:
        """Let go of recordings, gives how many were held; raises Refused for who may not.

        Raises ChangedMeanwhile where one of them is held for another reason by now than was `seen`.
        """
        with self._work() as work:
            _refuse_others(work, by)
            work.lock(Subject.RECORDING, *recordings)
            refuse_other_holds(work, seen)
            lifted = [recording for recording in recordings if work.holds.lift(recording)]
            work.record(RecordingsChanged(tuple(lifted)))
            return len(lifted)


class Retention:
    """Looks what is due by the workspace's rule, and removes exactly that."""

    def __init__(self, work: WorkFactory, remover: SoundRemover, clock: Clock) -> None:
        self._work, self._remover, self._clock = work, remover, clock

    def preview(self, today: date) -> Due | None:
        """What would be removed; None where the workspace keeps everything."""
        with self._work.read() as work:
            settings = work.settings()
            rule = RetentionRule.of(settings)
            if rule is None:
                return None
            return work.retention.due(rule, rule.first_kept(today, lambda day: start_of(day, settings.zone)))

    def run(self, agreed: Due, progress: Progress, by: PersonId | None = None) -> Removed:
        """Remove what a preview named, and tell of it in the audit trail, also where it is stopped in between.

        Raises Refused where the rule is another one by now, more is due than was agreed to, or for who may not.
        """
        recordings = self._agreed(agreed, by)
        gone: list[Recording] = []
        left: list[LeftOver] = []
        try:
            for recording in progress.over(recordings, message("Removing audio")):
                self._remove(RecordingId(recording), agreed, gone, left)
        except Cancelled:
            pass  # what is gone is gone: the sum is told all the same
        finally:
            self._remover.forget_copies(each.path for each in gone)
            found = Removed(len(gone), sum(e.sound.duration_s for e in gone), sum(e.size for e in gone), tuple(left))
            self._tell(agreed, found, gone)
        return found

    def _agreed(self, agreed: Due, by: PersonId | None) -> Sequence[int]:
        with self._work.read() as work:
            if by is not None and not may_remove_sound(work.people.person(by).role):
                raise Refused(
                    message("Only administrators may remove audio."), message("Ask one of them to look what is due.")
                )
            recordings = work.retention.ids(agreed.rule, agreed.before)
            if RetentionRule.of(work.settings()) != agreed.rule or len(recordings) > agreed.recordings:
                raise Refused(
                    message("What is due is not what was shown any more."),
                    message("Look at the preview again, then confirm."),
                )
        return recordings

    def _remove(self, key: RecordingId, agreed: Due, gone: list[Recording], left: list[LeftOver]) -> None:
        with self._work.read() as work:
            known = work.recordings.get(key)
        name = mask_number_in(known.name, known.details.customer_number)
        try:
            # Reading a whole file takes long: not while others wait for the database.
            self._remover.check(known.path, known.content_hash, known.size)
            with self._work() as work:
                if not work.retention.is_due(key, agreed.rule, agreed.before):
                    return  # held, opened for inspection or corrected since
                work.retention.remove(key, self._clock(), words=agreed.rule.words)
                told = {"what": "retention", "path": name, "hash": known.content_hash, "bytes": known.size}
                work.audit.note(Subject.RECORDING, str(key), Did.REMOVED, told)
                # Last, and before the commit: if the machine stops between both, the next run finds it missing.
                self._remover.remove(known.path)
            gone.append(known)
        except FileTrouble as error:
            left.append(LeftOver(key, name, error.what))

    def _tell(self, agreed: Due, found: Removed, gone: Sequence[Recording]) -> None:
        with self._work() as work:
            rule = agreed.rule
            told = {
                "what": "retention",
                "count": found.recordings,
                "hours": round(found.seconds / 3600, 2),
                "bytes": found.bytes,
                "left": len(found.left),
                "held": agreed.held,
                "days": rule.days,
            }
            work.audit.note(Subject.WORKSPACE, "", Did.REMOVED, told)
            keys = [each.id for each in gone]
            for start in range(0, len(keys), TOLD_TOGETHER):
                work.record(RecordingsChanged(tuple(keys[start : start + TOLD_TOGETHER])))


def _refuse_others(work: Work, by: PersonId | None) -> None:
    if by is not None and not may_hold(work.people.person(by).role):
        raise Refused(
            message("Only administrators and team leads may hold recordings, or let go of them."),
            message("Ask one of them."),
        )
