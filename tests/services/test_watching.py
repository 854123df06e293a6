"""A folder in which a recorder writes is watched: what is complete comes in by itself, once."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from call_maker import Tone, make_call

from qa_studio.bootstrap import open_studio
from qa_studio.domain.calls import CallField
from qa_studio.domain.import_profile import ImportProfile, ImportProfileId
from qa_studio.errors import Cancelled, NotFound, Refused
from qa_studio.services.importing import ImportOutcome
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.texts import Message


class Watch:
    """The time, which the story moves on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class Stopped(Quiet):
    """The user pressed Stop."""

    def at(self, done: float, total: float | None, what: Message) -> None:
        """At the first word."""
        raise Cancelled


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def studio(tmp_path: Path, watch: Watch) -> Iterator[Studio]:
    opened = open_studio(tmp_path / "workspace", create=True, clock=watch)
    yield opened
    opened.close()


@pytest.fixture
def arriving(tmp_path: Path) -> Path:
    folder = tmp_path / "录音 'arriving'"
    folder.mkdir()
    return folder


def a_call(folder: Path, name: str, hertz: float) -> Path:
    return make_call(folder / name, 1.0, tones=[Tone(0.1, 0.9, hertz=hertz)]).path


def taken(studio: Studio) -> list[ImportOutcome]:
    return [studio.watching.take(arrival, Quiet()) for arrival in studio.watching.look()]


def names(outcomes: list[ImportOutcome]) -> list[str]:
    return [Path(added.path).name for outcome in outcomes for added in outcome.added]


def test_a_recording_comes_in_when_it_is_not_written_any_more(studio: Studio, watch: Watch, arriving: Path) -> None:
    studio.watching.watch(arriving, None)
    whole = a_call(arriving, "one.wav", 440)
    content = whole.read_bytes()
    whole.write_bytes(content[: len(content) // 2])  # as far as the recorder is
    assert taken(studio) == []
    watch.later(6)
    whole.write_bytes(content)
    assert taken(studio) == []
    watch.later(6)
    assert taken(studio) == []  # twelve seconds old, but changed six seconds ago
    assert [path.name for path in studio.watching.folders()[0].waiting] == ["one.wav"]
    watch.later(6)
    assert names(taken(studio)) == ["one.wav"]
    watch.later(60)
    assert taken(studio) == []
    state = studio.watching.folders()[0]
    assert (state.taken, state.waiting) == (1, ())


def test_what_is_cut_off_waits_until_it_is_whole(studio: Studio, watch: Watch, arriving: Path) -> None:
    studio.watching.watch(arriving, None)
    call = a_call(arriving, "cut.wav", 300)
    content = call.read_bytes()
    call.write_bytes(content[:-4000])
    (arriving / "empty.wav").touch()
    for _ in range(3):
        assert taken(studio) == []
        watch.later(30)
    assert [path.name for path in studio.watching.folders()[0].waiting] == ["cut.wav", "empty.wav"]
    call.write_bytes(content)
    assert taken(studio) == []
    watch.later(10)
    assert names(taken(studio)) == ["cut.wav"]


def test_what_is_no_recording_is_refused_once(studio: Studio, watch: Watch, arriving: Path) -> None:
    studio.watching.watch(arriving, None)
    (arriving / "letter.mp3").write_text("Dear customer")
    taken(studio)
    watch.later(10)
    (outcome,) = taken(studio)
    assert [Path(each.path).name for each in outcome.refused] == ["letter.mp3"]
    watch.later(10)
    assert taken(studio) == []


def test_the_profile_says_what_names_and_tables_mean(studio: Studio, watch: Watch, arriving: Path) -> None:
    columns = {"Dossier": CallField.CASE}
    profile = ImportProfile(
        ImportProfileId(0), "Berlin", "{customer_number}_{agent_number}", "Europe/Berlin", columns, swapped=True
    )
    studio.watching.watch(arriving, studio.import_profiles.keep(profile))
    taken(studio)
    a_call(arriving, "03012345_7001.wav", 500)
    (arriving / "calls.csv").write_text("file,start_time,Dossier\n03012345_7001.wav,2026-03-02 10:00:00,A-17\n")
    taken(studio)
    watch.later(10)
    assert names(taken(studio)) == ["03012345_7001.wav"]
    (row,) = studio.library.first(RecordingFilter(), RecordingSort(), 10)
    recording = studio.library.get(row.id)
    assert recording.swapped
    assert recording.details.customer_number == "03012345"
    assert recording.details.case == "A-17"
    assert recording.details.started_at == datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_a_table_that_comes_later_completes_what_is_there(studio: Studio, watch: Watch, arriving: Path) -> None:
    studio.watching.watch(arriving, None)
    a_call(arriving, "one.wav", 500)
    taken(studio)
    watch.later(10)
    assert names(taken(studio)) == ["one.wav"]
    (arriving / "day.csv").write_text("file,queue\none.wav,Billing\ngone.wav,Billing\n")
    taken(studio)
    watch.later(10)
    (outcome,) = taken(studio)
    assert [each.path for each in outcome.refused] == ["day.csv:3"]
    (row,) = studio.library.first(RecordingFilter(), RecordingSort(), 10)
    assert studio.library.get(row.id).details.queue == "Billing"
    a_call(arriving, "two.wav", 600)
    taken(studio)
    watch.later(10)
    (outcome,) = taken(studio)
    assert (names([outcome]), outcome.refused) == (["two.wav"], ())  # the row of gone.wav was told once


def test_the_next_day_only_what_is_new_comes_in(studio: Studio, watch: Watch, arriving: Path, tmp_path: Path) -> None:
    studio.watching.watch(arriving, None)
    a_call(arriving, "one.wav", 500)
    taken(studio)
    watch.later(10)
    taken(studio)
    studio.close()
    a_call(arriving, "two.wav", 600)
    again = open_studio(tmp_path / "workspace", clock=watch)
    assert taken(again) == []
    watch.later(10)
    (arrival,) = again.watching.look()
    assert [path.name for path in arrival.order.paths] == ["two.wav"]
    again.close()


def test_what_failed_is_tried_again_and_what_was_stopped_is_not(studio: Studio, watch: Watch, arriving: Path) -> None:
    profile = ImportProfileId(studio.import_profiles.keep(ImportProfile(ImportProfileId(0), "Odd", names="{nonsense}")))
    studio.watching.watch(arriving, profile)
    a_call(arriving, "one.wav", 500)
    taken(studio)
    watch.later(10)
    with pytest.raises(Refused):
        taken(studio)
    studio.import_profiles.keep(ImportProfile(ImportProfileId(0), "odd"))
    taken(studio)
    watch.later(10)
    (arrival,) = studio.watching.look()
    with pytest.raises(Cancelled):
        studio.watching.take(arrival, Stopped())
    watch.later(60)
    assert taken(studio) == []


def test_a_folder_that_can_not_be_reached_says_so(studio: Studio, watch: Watch, arriving: Path) -> None:
    studio.watching.watch(arriving, None)
    shutil.rmtree(arriving)
    assert studio.watching.look() == ()
    (state,) = studio.watching.folders()
    assert state.trouble is not None and str(arriving) in str(state.trouble)
    arriving.mkdir()
    studio.watching.look()
    assert studio.watching.folders()[0].trouble is None


def test_folders_are_watched_once_and_given_up(studio: Studio, arriving: Path) -> None:
    (arriving / "deeper").mkdir()
    watched = studio.watching.watch(arriving, None)
    for other in (arriving, arriving / "deeper", arriving.parent):
        with pytest.raises(Refused):
            studio.watching.watch(other, None)
    with pytest.raises(Refused):
        studio.watching.watch(arriving / "nowhere", None)
    studio.watching.stop(watched)
    assert studio.watching.folders() == ()


def test_a_profile_is_kept_under_its_name(studio: Studio, arriving: Path) -> None:
    profiles = studio.import_profiles
    first = profiles.keep(ImportProfile(ImportProfileId(0), " Berlin ", zone="Europe/Berlin"))
    assert profiles.keep(ImportProfile(ImportProfileId(0), "berlin", zone="Europe/Paris")) == first
    assert profiles.named("BERLIN").zone == "Europe/Paris"
    with pytest.raises(NotFound, match="berlin"):
        profiles.named("Bonn")
    for name, zone in (("", ""), ("x" * 81, ""), ("Mars", "Mars/Olympus")):
        with pytest.raises(Refused):
            profiles.keep(ImportProfile(ImportProfileId(0), name, zone=zone))
    studio.watching.watch(arriving, first)
    profiles.remove(first)
    assert studio.watching.folders()[0].profile is None
