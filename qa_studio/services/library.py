"""The library: finding recordings, correcting what is known about them, handing them out."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.mask import Cover
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import AudioState, CallDetails, Picked, Recording, RecordingId, mask_number_in
from qa_studio.errors import FileGone, FileTrouble, RecordingUnreadable, Refused
from qa_studio.services.events import RecordingsChanged, RecordingsImported, RecordingsTakenBack
from qa_studio.services.many_meanwhile import picks_of_both, refuse_given
from qa_studio.services.masked_waveform import masked_waveform
from qa_studio.services.masks import covers_of, with_hidden_keys
from qa_studio.services.meanwhile import both_kept, refuse_changed
from qa_studio.services.measuring import Measurements
from qa_studio.services.periods import day_of
from qa_studio.services.places import RecordingPlaces, is_url
from qa_studio.services.ports import SoundFiles, WorkFactory
from qa_studio.services.progress import Progress, Quiet
from qa_studio.services.rows import RecordingFilter, RecordingRow, RecordingSort, WorkItem
from qa_studio.services.sound import AudioEngine, SoundToHear, Waveform
from qa_studio.texts import message


@dataclass(frozen=True, slots=True)
class Desk:
    """My work: what I began, what waits for me, and what I finished lately."""

    waiting: tuple[WorkItem, ...]
    finished: tuple[WorkItem, ...]


class Library:
    """Every recording of the workspace."""

    def __init__(self, work: WorkFactory, engine: AudioEngine, files: SoundFiles, places: RecordingPlaces) -> None:
        self._work, self._engine, self._files, self._places = work, engine, files, places

    def get(self, recording: RecordingId) -> Recording:
        """One recording; raises NotFound."""
        with self._work.read() as work:
            return work.recordings.get(recording)

    def first(self, chosen: RecordingFilter, sort: RecordingSort, limit: int = 200) -> tuple[RecordingRow, ...]:
        """The first `limit` rows, quick however many there are."""
        with self._work.read() as work:
            return work.recordings.first(chosen, sort, limit)

    def ids(self, chosen: RecordingFilter, sort: RecordingSort) -> Sequence[int]:
        """All ids in order, for a table that shows a window of them."""
        with self._work.read() as work:
            return work.recordings.ids(chosen, sort)

    def rows(self, recordings: Sequence[RecordingId]) -> tuple[RecordingRow, ...]:
        """Rows of these recordings, in this order."""
        with self._work.read() as work:
            return work.recordings.rows(recordings)

    def count(self, chosen: RecordingFilter) -> int:
        """How many recordings a filter lets through."""
        with self._work.read() as work:
            return work.recordings.count(chosen)

    def queues(self) -> tuple[str, ...]:
        """The queues that occur."""
        with self._work.read() as work:
            return work.recordings.queues()

    def add_without_sound(self, recording: Recording) -> RecordingId:
        """A call of the archive whose sound is gone, so that its evaluations have something to belong to."""
        with self._work() as work:
            added = work.recordings.add(replace(recording, audio=AudioState.REMOVED))
            work.audit.note(Subject.RECORDING, str(added), Did.ADDED, {"count": 1})
            work.record(RecordingsImported((added,)))
            return added

    def correct(self, recording: RecordingId, details: CallDetails, seen: CallDetails | None = None) -> None:
        """Put right what is known about the call; evaluations that are done keep agent and team.

        Raises ChangedMeanwhile where somebody else put the same right since it was `seen`.
        """
        with self._work() as work:
            work.lock(Subject.RECORDING, recording)
            known = work.recordings.get(recording)
            kept = both_kept(work, (Subject.RECORDING, str(recording)), seen, details, known.details)
            work.recordings.save(replace(known, details=kept))
            work.record(RecordingsChanged((recording,)))

    def swap_channels(self, recording: RecordingId, seen: bool | None = None) -> bool:
        """Exchange agent and customer; gives whether the first channel is the customer now.

        Raises ChangedMeanwhile where somebody else did so since they were `seen`: twice is as before.
        """
        with self._work() as work:
            work.lock(Subject.RECORDING, recording)
            known = work.recordings.get(recording)
            before = None if seen is None else {"swapped": seen}
            refuse_changed(work, (Subject.RECORDING, str(recording)), before, {"swapped": known.swapped})
            if known.sound.channels < 2:
                raise Refused(message("The recording has one channel, so there is nothing to swap."))
            work.recordings.save(replace(known, swapped=not known.swapped))
            work.measures.forget((recording,))  # who spoke and who cut in is the other one now
            work.record(RecordingsChanged((recording,)))
            return not known.swapped

    def find_moved(self, recording: RecordingId, path: Path) -> None:
        """The file is at `path` now; refused where that is another recording."""
        digest = self._engine.content_hash(path)
        with self._work() as work:
            work.lock(Subject.RECORDING, recording)
            known = work.recordings.get(recording)
            if known.audio is AudioState.REMOVED:
                raise self._removed(known)
            if digest != known.content_hash:
                raise Refused(
                    message("{path} is another recording.", path=path.name),
                    message("Look for the file that was imported as {name}.", name=known.name),
                )
            work.recordings.save(replace(known, path=str(path.absolute()), audio=AudioState.PRESENT))
            work.record(RecordingsChanged((recording,)))

    def find_all_in(self, folder: Path, progress: Progress) -> int:
        """Look in `folder` for recordings whose files are gone; gives how many were found, past files it can't read."""
        found = 0
        for path in progress.over(tuple(self._files.found_in([folder])), message("Looking for moved files")):
            try:
                digest = self._engine.content_hash(path)
            except RecordingUnreadable:  # the next one may be the lost one
                continue
            with self._work() as work:
                for recording in work.recordings.known([digest]).values():
                    work.lock(Subject.RECORDING, recording)
                    known = work.recordings.get(recording)
                    if known.audio is AudioState.REMOVED:
                        continue  # what retention removed doesn't come back by the way
                    if not is_url(known.path) and not Path(known.path).exists():
                        work.recordings.save(replace(known, path=str(path.absolute()), audio=AudioState.PRESENT))
                        work.record(RecordingsChanged((recording,)))
                        found += 1
        return found

    def take_back(self, recordings: Sequence[RecordingId]) -> None:
        """Undo a wrong import: the entries go, the files stay; refused for what has been inspected."""
        with self._work() as work:
            if inspected := work.recordings.inspected(recordings):
                raise Refused(
                    message("{n} of these recordings have been inspected or have notes, and stay.", n=len(inspected)),
                    message("Discard the open inspections first; recordings with evaluations can't be taken back."),
                )
            if held := work.holds.of(recordings):
                raise Refused(
                    message("{n} of these recordings are held, and stay.", n=len(held)),
                    message("Look at the reason first; who may, lets go of them."),
                )
            work.recordings.remove(recordings)
            work.record(RecordingsTakenBack(tuple(recordings)))

    def assign(
        self,
        recordings: Sequence[RecordingId],
        person: PersonId | None,
        due_on: date | None = None,
        picked: Picked | None = None,
        seen: Mapping[RecordingId, PersonId | None] | None = None,
    ) -> None:
        """Put recordings on somebody's desk (None: take them off), and say how they were picked.

        Raises ChangedMeanwhile where one of those that were `seen` was given to somebody else since.
        """
        with self._work() as work:
            work.lock(Subject.RECORDING, *recordings)
            if seen:
                refuse_given(work, seen, person)
            for recording in recordings:
                known = work.recordings.get(recording)
                work.recordings.save(
                    replace(known, assigned_to=person, due_on=due_on, picked=known.picked if picked is None else picked)
                )
            work.record(RecordingsChanged(tuple(recordings)))

    def repick(self, picks: Mapping[RecordingId, Picked], seen: Mapping[RecordingId, Picked] | None = None) -> None:
        """Say of recordings how they were picked.

        Raises ChangedMeanwhile where somebody else said otherwise since it was `seen`.
        """
        with self._work() as work:
            work.lock(Subject.RECORDING, *picks)
            for recording, picked in picks_of_both(work, picks, seen).items():
                work.recordings.save(replace(work.recordings.get(recording), picked=picked))
            work.record(RecordingsChanged(tuple(picks)))

    def desk(self, person: PersonId, finished: int = 20) -> Desk:
        """What waits for a person, due first, and what was finished lately."""
        with self._work.read() as work:
            done = work.inspections.finished(person, finished) if finished else ()
            return Desk(work.inspections.desk(person), done)

    def at_hand(self, recording: RecordingId) -> bool:
        """Whether the sound can be read without fetching it from somewhere else first."""
        return self._places.at_hand(self.get(recording).path)

    def picture(self, recording: RecordingId, longest_s: float) -> tuple[Waveform, bool] | None:
        """The waveform and whether the first channel is the customer, for a small picture; None where it isn't at hand.

        A longer recording counts as at hand only where its waveform is known already.  Raises FileTrouble.
        """
        known, covers = self._known(recording, None)
        if not self._places.at_hand(known.path):
            return None
        local = self._places.local(known.path, Quiet())
        if known.sound.duration_s > longest_s and not self._engine.knows_waveform(local):
            return None
        made = self._engine.waveform(self._file_of(known, Quiet()), Quiet(), None)
        return masked_waveform(made, covers), known.swapped

    def sound_file(self, recording: RecordingId, progress: Progress | None = None) -> Path:
        """Where the sound is on this machine, fetched first where it lies elsewhere.

        Raises FileTrouble where it is gone or the storage can't be reached, and Cancelled.
        """
        return self._file_of(self.get(recording), progress)

    def _file_of(self, known: Recording, progress: Progress | None) -> Path:
        if known.audio is AudioState.REMOVED:
            raise self._removed(known)
        try:
            path = self._places.local(known.path, progress or Quiet())
        except FileGone:
            self._note_presence(known, there=False)
            raise
        there = is_url(known.path) or path.exists()
        self._note_presence(known, there)
        if not there:
            raise FileGone(
                message("{path} is not there.", path=known.path),
                message("Connect the drive, or use “Find moved file”."),
            )
        return path

    def _removed(self, known: Recording) -> FileTrouble:
        with self._work.read() as work:
            settings, at = work.settings(), work.retention.removed_at(known.id)
        number = None if settings.show_customer_numbers else known.details.customer_number
        name = mask_number_in(known.name, number)
        return FileTrouble(
            message("The audio of {name} was removed by retention.", name=name)
            if at is None
            else message("The audio of {name} was removed by retention on {day}.", name=name,
                         day=f"{day_of(at, settings.zone):%Y-%m-%d}"),
            message("Its evaluations stay; listening is no longer possible."),
        )  # fmt: skip

    def _note_presence(self, known: Recording, there: bool) -> None:
        if there == (known.audio is AudioState.PRESENT):
            return
        # Who may only listen can't note it; somebody who may will.
        with suppress(Refused), self._work() as work:
            state = AudioState.PRESENT if there else AudioState.MISSING
            # Read again: what others changed meanwhile must stay.
            work.lock(Subject.RECORDING, known.id)
            current = work.recordings.get(known.id)
            if current.audio is AudioState.REMOVED:
                return
            work.recordings.save(replace(current, audio=state))
            work.record(RecordingsChanged((known.id,)))

    def sound(
        self,
        recording: RecordingId,
        open_for: PersonId | None = None,
        progress: Progress | None = None,
        *,
        again: bool = False,
    ) -> SoundToHear:
        """What to play: masks hidden, unless `open_for` somebody who may hear below them; raises Refused.

        The audit trail tells of it, except where the recording is open already and its sound is read `again`.
        """
        if again:
            known, covers = self._known(recording, open_for)
        else:
            known, covers = self._note_look(recording, open_for)
        path = self._file_of(known, progress)
        if is_url(known.path):  # others may have masked something while it was fetched
            known, covers = self._known(recording, open_for)
        return SoundToHear(path, known.swapped, covers)

    def _known(self, recording: RecordingId, open_for: PersonId | None) -> tuple[Recording, tuple[Cover, ...]]:
        with self._work.read() as work:
            return work.recordings.get(recording), covers_of(work, recording, open_for)

    def _note_look(self, recording: RecordingId, open_for: PersonId | None) -> tuple[Recording, tuple[Cover, ...]]:
        """Before the sound is fetched: who opens a recording sees what is known of it, with or without its sound."""
        with self._work() as work:
            found = work.recordings.get(recording), covers_of(work, recording, open_for)
            seen = {"masks": "off"} if open_for is not None else {}
            work.audit.note(Subject.RECORDING, str(recording), Did.LOOKED, seen)
            return found

    def measurements(self, recording: RecordingId) -> Measurements | None:
        """What was measured in the sound, None until it was; keys that are typed under a mask are not told."""
        with self._work.read() as work:
            found = work.measures.get(recording)
            return found and with_hidden_keys(found, covers_of(work, recording))

    def waveform(
        self,
        recording: RecordingId,
        progress: Progress,
        so_far: Callable[[Waveform], None] | None = None,
        open_for: PersonId | None = None,
    ) -> Waveform:
        """The waveform of a recording; `so_far` is called with what there is while it is made.

        Masks are hidden, unless `open_for` somebody who may see below them; raises Refused.
        """
        with self._work.read() as work:
            covers = covers_of(work, recording, open_for)

        def tell(waveform: Waveform) -> None:
            if so_far is not None:
                so_far(masked_waveform(waveform, covers))

        path = self.sound_file(recording, progress)
        made = self._engine.waveform(path, progress, tell if so_far is not None else None)
        return masked_waveform(made, covers)
