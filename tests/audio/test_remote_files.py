"""Recordings in an S3 storage: imported, played from local copies, measured, and heard when nothing answers any more.

The storage is moto's server, a process that speaks the real protocol on loopback.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
from call_maker import make_conversation
from command_shell import Shell
from s3_storage import BUCKET, Storage, opened_storage

from qa_studio.audio.measure import measure_all
from qa_studio.audio.remote_cache import REMOTE, RemoteCache
from qa_studio.audio.remote_files import RemoteFiles, StorageSilent
from qa_studio.bootstrap import open_studio, preferences
from qa_studio.domain.recording import AudioState
from qa_studio.domain.spans import Span
from qa_studio.errors import Cancelled, FileGone, FileTrouble
from qa_studio.services.importing import ImportOrder
from qa_studio.services.measuring import Measured, MeasureOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.texts import Message
from qa_studio.workers.processes import Processes


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Storage]:
    """An S3 storage whose keys are in the environment."""
    with opened_storage(monkeypatch) as opened:
        yield opened


@pytest.fixture
def call(tmp_path: Path) -> Callable[[str, int], Path]:
    """Makes a call with so many turns."""
    return lambda name, turns: make_conversation(tmp_path / "made" / name, turns=turns).path


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """An empty workspace."""
    opened = open_studio(tmp_path / "workspace", create=True)
    yield opened
    opened.close()


@pytest.fixture
def qa(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell on a workspace that is not there yet."""
    preferences.cache_clear()  # each test is a person of its own
    return Shell(tmp_path / "shell", capsys)


class Unheard(SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Told(Quiet):
    """Remembers what was told, and stops the work at the first byte if asked to."""

    def __init__(self, stop: bool = False) -> None:
        super().__init__()
        self.said: list[tuple[float, float | None, str]] = []
        if stop:
            self.cancel()

    def at(self, done: float, total: float | None, what: Message) -> None:
        """Note it."""
        self.said.append((done, total, str(what)))
        super().at(done, total, what)


def test_a_folder_of_a_bucket_is_imported_recursively_with_its_metadata(
    storage: Storage, call: Callable[[str, int], Path], tmp_path: Path, studio: Studio
) -> None:
    hard = "2026 年/客户 #7 100%.wav"
    urls = [storage.put(call("a.wav", 3), "march/a.wav"), storage.put(call("b.wav", 4), f"march/{hard}")]
    storage.put(call("c.wav", 5), "april/a.wav")
    storage.put(Path(__file__), "march/readme.txt")
    table = tmp_path / "calls.csv"
    table.write_text(f"file,agent\nmarch/a.wav,Chen\n{urls[1]},Wang\n", "utf-8")
    outcome = studio.importing.run(
        ImportOrder((), table, urls=(f"s3://{BUCKET}/march", f"s3://{BUCKET}/march/a.wav")), Quiet()
    )
    assert sorted(each.path for each in outcome.added) == sorted(urls)
    assert outcome.refused == ()
    rows = studio.library.first(RecordingFilter(), RecordingSort())
    assert {row.path: row.agent_name for row in rows} == {urls[0]: "Chen", urls[1]: "Wang"}
    again = studio.importing.run(ImportOrder((), urls=(f"s3://{BUCKET}/march/",)), Quiet())
    assert [len(again.added), len(again.skipped)] == [0, 2]


def test_a_call_is_heard_drawn_cut_and_measured_also_when_nothing_answers_any_more(
    storage: Storage, call: Callable[[str, int], Path], studio: Studio, tmp_path: Path
) -> None:
    made = call("a.wav", 6)
    storage.put(made, "a.wav")
    storage.put(call("b.wav", 7), "b.wav")
    outcome = studio.importing.run(ImportOrder((), urls=(f"s3://{BUCKET}",)), Quiet())
    first, second = (each.id for each in outcome.added)
    kept = studio.library.sound_file(first)
    assert kept.read_bytes() == made.read_bytes()
    storage.stop()
    assert studio.library.sound_file(first) == kept
    assert studio.library.waveform(first, Quiet()).duration_s > 1
    assert studio.clips.cut(first, Span(0, 1), tmp_path / "piece.wav") == pytest.approx(1)
    assert studio.analysing.measure(first, Quiet()).duration_s > 1
    for copy in (Path(studio.place) / "cache" / REMOTE).glob("*/b.wav"):
        copy.unlink()
    assert studio.library.at_hand(first) and not studio.library.at_hand(second)
    with pytest.raises(FileTrouble, match="can't be reached") as told:
        studio.library.sound_file(second)
    assert "network" in str(told.value.hint)
    assert studio.library.get(second).audio is AudioState.PRESENT


def test_an_object_that_is_gone_is_said_and_noted(
    storage: Storage, call: Callable[[str, int], Path], studio: Studio
) -> None:
    url = storage.put(call("a.wav", 3), "a.wav")
    (added,) = studio.importing.run(ImportOrder((), urls=(url,)), Quiet()).added
    studio.close()
    storage.files.rm(f"{BUCKET}/a.wav")
    later = open_studio(studio.place)
    with pytest.raises(FileGone, match="not there"):
        later.library.sound_file(added.id)
    assert later.library.get(added.id).audio is AudioState.MISSING
    storage.put(call("a.wav", 3), "a.wav")
    assert later.library.sound_file(added.id).exists()
    assert later.library.get(added.id).audio is AudioState.PRESENT
    later.close()


def test_a_change_of_the_object_is_noticed(storage: Storage, call: Callable[[str, int], Path], tmp_path: Path) -> None:
    now = [0.0]
    files = RemoteFiles(RemoteCache(tmp_path / "copies"), clock=lambda: now[0])
    url = storage.put(call("a.wav", 3), "a.wav")
    before = files.local(url, Quiet()).read_bytes()
    storage.put(call("b.wav", 4), "a.wav")
    now[0] = 10.0  # looked up a moment ago
    assert files.local(url, Quiet()).read_bytes() == before
    now[0] = 60.0
    assert files.local(url, Quiet()).read_bytes() == (tmp_path / "made" / "b.wav").read_bytes() != before


def test_fetching_tells_how_far_it_is_and_can_be_stopped(
    storage: Storage, call: Callable[[str, int], Path], tmp_path: Path
) -> None:
    made = call("a.wav", 40)
    url = storage.put(made, "a.wav")
    files = RemoteFiles(RemoteCache(tmp_path / "copies"))
    with pytest.raises(Cancelled):
        files.local(url, Told(stop=True))
    assert not list((tmp_path / "copies").rglob("*.*"))
    told = Told()
    files.local(url, told)
    assert told.said[-1][0] == told.said[-1][1] == made.stat().st_size
    assert len(told.said) > 2


def test_many_are_fetched_at_once_and_what_is_missing_among_them_is_said_later(
    storage: Storage, call: Callable[[str, int], Path], tmp_path: Path
) -> None:
    made = call("a.wav", 3)
    urls = [storage.put(made, f"{number}.wav") for number in range(20)]
    files = RemoteFiles(RemoteCache(tmp_path / "copies"))
    with pytest.raises(Cancelled):
        files.fetch(urls, Told(stop=True))
    files.fetch([*urls, f"s3://{BUCKET}/none.wav", str(made)], Quiet())
    assert all(files.at_hand(url) for url in urls)
    storage.stop()
    assert files.local(urls[7], Quiet()).read_bytes() == made.read_bytes()
    with pytest.raises(StorageSilent):
        files.local(f"s3://{BUCKET}/none.wav", Quiet())


def test_the_copies_that_were_not_used_for_longest_make_room(
    storage: Storage, call: Callable[[str, int], Path], tmp_path: Path
) -> None:
    made = call("a.wav", 5)
    urls = [storage.put(made, f"{number}.wav") for number in range(4)]
    cache = RemoteCache(tmp_path / "copies", limit_bytes=int(made.stat().st_size * 3.5))
    files = RemoteFiles(cache)
    for age, url in enumerate(urls[:3]):
        place = files.local(url, Quiet()).parent
        os.utime(place / "object.json", (1_000_000 + age, 1_000_000 + age))
    assert cache.found(urls[0]) is not None  # which is a use
    files.local(urls[3], Quiet())
    assert [files.at_hand(url) for url in urls] == [True, False, True, True]


def test_another_person_s_key_or_none_is_said(
    storage: Storage, call: Callable[[str, int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = storage.put(call("a.wav", 3), "a.wav")
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"{storage.url}/")
    monkeypatch.setenv("HOME", str(tmp_path))
    files = RemoteFiles(RemoteCache(tmp_path / "copies"))
    with pytest.raises(FileTrouble, match="may not be read") as told:
        files.local(url, Quiet())
    assert "credentials" in str(told.value.hint)
    (tmp_path / ".aws").mkdir()
    keys = "aws_access_key_id = inspector\naws_secret_access_key = secret\n"
    (tmp_path / ".aws" / "credentials").write_text(f"[default]\n{keys}", "utf-8")
    monkeypatch.setenv("AWS_ENDPOINT_URL", storage.url)
    assert RemoteFiles(RemoteCache(tmp_path / "copies")).local(url, Quiet()).exists()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("memory://calls/a.wav", "can't lie at"),
        ("simplecache::s3://calls/a.wav", "can't lie at"),
        ("sftp://inspector:secret@host/a.wav", "password"),
        ("carrier-pigeon://calls/a.wav", "no storage that is known"),
    ],
)
def test_places_that_are_none(url: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match=said):
        RemoteFiles(RemoteCache(tmp_path)).local(url, Quiet())


def test_a_file_url_is_the_file_itself(tmp_path: Path) -> None:
    place = tmp_path / "通话 1.wav"
    files = RemoteFiles(RemoteCache(tmp_path / "copies"))
    assert files.local(place.as_uri(), Quiet()) == place
    assert files.local(str(place), Quiet()) == place


def test_another_kind_of_storage_is_read_too(call: Callable[[str, int], Path], tmp_path: Path) -> None:
    made = call("通话 1.wav", 3)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Unheard, directory=str(made.parent)))
    serving = Thread(target=server.serve_forever)
    serving.start()
    files = RemoteFiles(RemoteCache(tmp_path / "copies"))
    place = f"http://127.0.0.1:{server.server_port}"
    copy = files.local(f"{place}/{quote(made.name)}", Quiet())
    assert copy.read_bytes() == made.read_bytes() and copy.suffix == ".wav"
    with pytest.raises(FileGone):
        files.local(f"{place}/none.wav", Quiet())
    server.shutdown()
    serving.join()
    server.server_close()


def test_processes_of_their_own_measure_what_lies_elsewhere(
    storage: Storage, call: Callable[[str, int], Path], tmp_path: Path
) -> None:
    orders = [MeasureOrder(n, storage.put(call(f"{n}.wav", 3 + n), f"{n}.wav")) for n in range(4)]  # type: ignore[arg-type]
    crew = Processes(2)
    measure = partial(measure_all, tmp_path)
    executor = crew.executor(Quiet())
    found = [each for batch in executor.map(measure, (orders[:2], orders[2:])) for each in batch]
    crew.close()
    assert [each.recording for each in found if isinstance(each, Measured)] == [0, 1, 2, 3], found
    assert len(list((tmp_path / REMOTE).glob("*/*.wav"))) == 4


def test_the_commands_take_urls(storage: Storage, call: Callable[[str, int], Path], tmp_path: Path, qa: Shell) -> None:
    for number in range(3):
        storage.put(call(f"{number}.wav", 3 + number), f"march/{number}.wav")
    assert len(qa.json("import", f"s3://{BUCKET}/march")["added"]) == 3
    row = qa.json("recordings")[0]
    assert row["path"].startswith(f"s3://{BUCKET}/march/")
    assert qa.json("measure", "--recording", row["id"])["duration_s"] > 1
    piece = tmp_path / "piece.wav"
    assert qa.anywhere("clip", row["path"], "--from", 0, "--to", 1, "-o", piece).status == 0 and piece.exists()
    assert qa.anywhere("measure", row["path"], "--json").json["duration_s"] > 1
    assert qa.json("analyse", "--jobs", 1) == {"measured": 2, "failed": []}
    said = qa("import", f"s3://{BUCKET}/nowhere")
    assert said.status == 1 and "nowhere" in said.err and len(said.err.splitlines()) == 1
    storage.stop()
    said = qa("import", f"s3://{BUCKET}/march")
    assert said.status == 1 and "can't be reached" in said.err
    assert qa("import", call("here.wav", 9).as_uri()).status == 0


def test_a_storage_that_is_silent_is_not_asked_for_each_of_a_thousand(tmp_path: Path, storage: Storage) -> None:
    now = [0.0]
    files = RemoteFiles(RemoteCache(tmp_path), clock=lambda: now[0])
    storage.stop()
    with pytest.raises(StorageSilent, match="connect"):
        files.local(f"s3://{BUCKET}/1.wav", Quiet())
    with pytest.raises(StorageSilent, match="a moment ago"):
        files.local(f"s3://{BUCKET}/2.wav", Quiet())
    now[0] = 60.0
    with pytest.raises(StorageSilent, match="connect"):
        files.local(f"s3://{BUCKET}/2.wav", Quiet())
