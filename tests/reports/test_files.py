"""Where reports go: whole files or none, and a sentence where the disk refuses."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from qa_studio.errors import FileTrouble, Refused
from qa_studio.reports.files import put


def test_another_suffix_is_refused(office: Any, writer: Any, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"neither a PDF nor an Excel"):
        writer.evaluation(office.evaluation(), office.imprint(), tmp_path / "report.docx")


def test_a_missing_folder_is_named(office: Any, writer: Any, tmp_path: Path) -> None:
    for name in ("report.pdf", "report.xlsx"):
        with pytest.raises(FileTrouble, match="is not there"):
            writer.evaluation(office.evaluation(), office.imprint(), tmp_path / "gone" / name)


def test_a_folder_in_the_place_of_the_file_is_trouble_and_stays(office: Any, writer: Any, tmp_path: Path) -> None:
    place = tmp_path / "report.pdf"
    (place / "kept").mkdir(parents=True)
    with pytest.raises(FileTrouble, match="can't be written"):
        writer.evaluation(office.evaluation(), office.imprint(), place)
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]
    assert (place / "kept").is_dir()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_write_protected_folder_is_trouble(office: Any, writer: Any, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FileTrouble, match="write-protected"):
            writer.evaluation(office.evaluation(), office.imprint(), tmp_path / "report.pdf")
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_leaves_the_old_report(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"the old one")

    def half(beside: Path) -> int:
        beside.write_bytes(b"hal")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(FileTrouble, match="disk is full"):
        put(out, half)
    assert out.read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_workbook_that_meets_a_full_disk_is_trouble_too(office: Any, tmp_path: Path) -> None:
    from qa_studio.reports.sheets_of_work import write_causes
    from qa_studio.reports.workbook import write_book
    from qa_studio.texts import catalogue

    def full(beside: Path) -> int:
        beside.unlink()
        beside.symlink_to("/dev/full")
        return write_book(beside, catalogue("en"), office.imprint(), lambda book: write_causes(book, office.causes()))

    with pytest.raises(FileTrouble):
        put(tmp_path / "report.xlsx", full)


def test_a_report_takes_the_place_of_the_old_one(office: Any, writer: Any, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"the old one")
    writer.evaluation(office.evaluation(), office.imprint(), out)
    assert out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_stopping_leaves_nothing(office: Any, writer: Any, tmp_path: Path) -> None:
    from qa_studio.errors import Cancelled
    from qa_studio.services.progress import Quiet

    stopped = Quiet()
    stopped.cancel()
    with pytest.raises(Cancelled):
        writer.evaluations([office.evaluation()], office.imprint(), tmp_path / "report.pdf", stopped)
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_print_is_said(office: Any, writer: Any, tmp_path: Path) -> None:
    from qa_studio.services.progress import Quiet

    with pytest.raises(Refused, match="nothing to print"):
        writer.scorecards([], office.imprint(), tmp_path / "report.pdf", Quiet())
