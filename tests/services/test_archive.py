"""The package of a month: what is in it, and that nothing in it can be changed unseen."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
import soundfile
from call_maker import Voice, speech_samples
from centre import Centre
from pypdf import PdfReader

from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.mask import MaskSound
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import Cancelled, FileTrouble
from qa_studio.services.archive import Packed, verify
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import AuditFilter
from qa_studio.texts import Message

MARCH = date(2026, 3, 1)


@pytest.fixture
def march(centre: Centre) -> list[EvaluationId]:
    """Two evaluations of March; there is one of April, too."""
    agent = centre.agent()
    judged = [centre.evaluate(centre.recording(agent, date(2026, 3, day)), greeting="no") for day in (5, 31)]
    centre.clock.pass_days(40)
    centre.evaluate(centre.recording(agent, date(2026, 4, 1)))
    return judged


@pytest.fixture
def pack(centre: Centre, tmp_path: Path) -> Callable[..., Packed]:
    """Writes the package of March to `march.zip`."""
    return lambda **more: centre.studio.archive.write(MARCH, tmp_path / "march.zip", "en", Quiet(), **more)


def problems(path: Path) -> list[str]:
    return [str(each) for each in verify(path, Quiet()).problems]


def test_a_month_holds_its_evaluations_checklists_and_trail(
    march: list[EvaluationId], pack: Callable[..., Packed], tmp_path: Path
) -> None:
    made = pack()
    assert (made.evaluations, made.sounds) == (2, 0)
    with zipfile.ZipFile(tmp_path / "march.zip") as package:
        names = set(package.namelist())
        assert names == {
            *(f"evaluations/{each}.pdf" for each in march),
            "answers.xlsx",
            "checklists/call-v1.yaml",
            "audit.jsonl",
            "manifest.json",
        }
        assert "Wang Fang" in PdfReader(BytesIO(package.read(f"evaluations/{march[0]}.pdf"))).pages[0].extract_text()
        book = openpyxl.load_workbook(BytesIO(package.read("answers.xlsx")))
        assert book.worksheets[0].max_row >= 3
        assert b"checklist: call" in package.read("checklists/call-v1.yaml")
        events = [json.loads(line) for line in package.read("audit.jsonl").splitlines()]
        manifest = json.loads(package.read("manifest.json"))
        assert {name: hashlib.sha256(package.read(name)).hexdigest() for name in names - {"manifest.json"}} == {
            name: part["sha256"] for name, part in manifest["files"].items()
        }
    assert made.events == len(events) == manifest["counts"]["events"]
    assert manifest["month"] == "2026-03"
    assert problems(tmp_path / "march.zip") == []


def test_the_trail_names_the_package_so_that_another_is_found(
    centre: Centre, march: list[EvaluationId], pack: Callable[..., Packed], tmp_path: Path
) -> None:
    made = pack()
    event = centre.studio.audit.events(AuditFilter(subject=Subject.WORKSPACE, did=Did.EXPORTED))[0]
    assert event.after is not None
    assert (event.after["hash"], event.after["what"]) == (made.manifest, "archive")
    assert verify(tmp_path / "march.zip", Quiet()).manifest == made.manifest


def rewritten(path: Path, name: str, change: Callable[[bytes], bytes | None]) -> Path:
    """The package with one part changed, or left out where `change` gives None."""
    other = path.with_name("forged.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for each in old.namelist():
            content: bytes | None = old.read(each)
            if each == name:
                content = change(content or b"")
            if content is not None:
                new.writestr(each, content)
    return other


def test_every_change_is_found(march: list[EvaluationId], pack: Callable[..., Packed], tmp_path: Path) -> None:
    pack()
    path, paper = tmp_path / "march.zip", f"evaluations/{march[0]}.pdf"
    assert problems(rewritten(path, paper, lambda old: old + b" ")) == [f"{paper} is another file than was packed."]
    assert problems(rewritten(path, paper, lambda old: None)) == [f"{paper} is missing."]
    shutil.copy(path, tmp_path / "more.zip")
    with zipfile.ZipFile(tmp_path / "more.zip", "a") as more:
        more.writestr("evaluations/99.pdf", b"made up")
    assert problems(tmp_path / "more.zip") == ["evaluations/99.pdf is not in the manifest."]


def test_an_event_that_was_forged_with_its_manifest_is_found(centre: Centre, tmp_path: Path) -> None:
    path = tmp_path / "month.zip"
    # The database itself says when an event was, whatever the clock of the story.
    now = centre.studio.audit.events(AuditFilter(most=1))[0].at.astimezone(ZoneInfo("Asia/Shanghai"))
    assert centre.studio.archive.write(now.date(), path, "en", Quiet()).events > 3
    assert problems(path) == []
    forged = rewritten(path, "audit.jsonl", lambda old: old.replace(b"Zhang Wei", b"Zhang San", 1))
    with zipfile.ZipFile(forged) as package:
        trail = package.read("audit.jsonl")

    def mended(old: bytes) -> bytes:
        manifest = json.loads(old)
        part = {"sha256": hashlib.sha256(trail).hexdigest(), "bytes": len(trail)}
        manifest["files"]["audit.jsonl"] = part
        return json.dumps(manifest).encode()

    shutil.copy(forged, path)
    [found] = problems(rewritten(path, "manifest.json", mended))
    assert found.startswith("The audit trail is broken at event ")


def test_what_is_no_package_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK nonsense")
    with pytest.raises(FileTrouble, match="no package of QA Studio"):
        verify(tmp_path / "x.zip", Quiet())


def test_a_month_without_calls_has_its_trail_all_the_same(centre: Centre, tmp_path: Path) -> None:
    made = centre.studio.archive.write(date(2025, 1, 1), tmp_path / "empty.zip", "zh_CN", Quiet())
    assert (made.evaluations, made.events) == (0, 0)
    assert problems(tmp_path / "empty.zip") == []


class StopsWhilePrinting(Quiet):
    """Somebody who changes their mind after the first paper."""

    def at(self, done: float, total: float | None, what: Message) -> None:
        if what.template == "Printing evaluations" and done == 1:
            raise Cancelled


def test_stopping_leaves_no_half_file(centre: Centre, march: list[EvaluationId], tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        centre.studio.archive.write(MARCH, tmp_path / "march.zip", "en", StopsWhilePrinting())
    assert sorted(tmp_path.iterdir()) == before


def heard(centre: Centre, tmp_path: Path, number: int) -> RecordingId:
    """A call of 10 March with sound, judged."""
    path = tmp_path / f"call-{number}.wav"
    soundfile.write(path, speech_samples(4, (Voice(1, 2 + number / 2),)), 8000)
    call = centre.studio.importing.run(ImportOrder((path,)), Quiet()).added[0].id
    details = centre.studio.library.get(call).details
    centre.studio.library.correct(call, replace(details, started_at=datetime(2026, 3, 10, tzinfo=UTC)))
    centre.evaluate(call)
    return call


def test_audio_comes_along_where_it_is_wanted_and_nothing_of_it_is_masked(
    centre: Centre, march: list[EvaluationId], pack: Callable[..., Packed], tmp_path: Path
) -> None:
    open_call, masked_call = heard(centre, tmp_path, 0), heard(centre, tmp_path, 1)
    centre.studio.masks.add(masked_call, [Span(1, 2)], MaskSound.TONE, centre.lead)
    made = pack(with_audio=True)
    assert made.sounds == 1
    left = {key: str(why) for key, why in made.left_out}
    assert left[masked_call] == "Parts of it are masked."
    assert len(left) == 3  # the sound of the two others is gone
    with zipfile.ZipFile(tmp_path / "march.zip") as package:
        packed = package.read(f"audio/{open_call}.wav")
    assert packed == (tmp_path / "call-0.wav").read_bytes()
    assert problems(tmp_path / "march.zip") == []
