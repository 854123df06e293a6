"""Metadata files, as they come: encodings, delimiters, headers, and rows that are wrong."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from qa_studio.domain.calls import CallField, CallRows
from qa_studio.domain.recording import Direction
from qa_studio.errors import FileTrouble
from qa_studio.formats.call_metadata import ColumnUnknown, parse_map, propose_mapping, read_calls

SHANGHAI = ZoneInfo("Asia/Shanghai")
CHINESE = (
    "录音文件,开始时间,工号,坐席,班组,呼叫方向,客户号码,满意度,备注\n"
    "甲.wav,2026-03-31 14:05,1001,王芳,一组,呼入,13800000000,满意,老客户\n"
)


@pytest.fixture
def calls_of(tmp_path: Path) -> Callable[[bytes], CallRows]:
    """What is read from a metadata file with the given content."""

    def read(content: bytes) -> CallRows:
        path = tmp_path / "calls.csv"
        path.write_bytes(content)
        return read_calls(path, SHANGHAI)

    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_headers_and_names_survive_every_usual_encoding(
    calls_of: Callable[[bytes], CallRows], encoding: str
) -> None:
    found = calls_of(CHINESE.encode(encoding))
    assert found.refused == ()
    (call,) = found.rows
    assert (call.row_number, call.file, call.agent_number, call.agent, call.team) == (
        2,
        "甲.wav",
        "1001",
        "王芳",
        "一组",
    )
    assert call.started_at == datetime(2026, 3, 31, 6, 5, tzinfo=UTC)
    assert (call.direction, call.customer_number, call.csat) == (Direction.IN, "13800000000", "满意")
    assert call.extra == {"备注": "老客户"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(calls_of: Callable[[bytes], CallRows], delimiter: str) -> None:
    text = 'file,agent_id,queue\na.wav,7,"Sales, new"\n'.replace(",", delimiter, 2).replace(
        "a.wav,7,", f"a.wav{delimiter}7{delimiter}"
    )
    (call,) = calls_of(text.encode()).rows
    assert (call.file, call.agent_number, call.queue) == ("a.wav", "7", "Sales, new")


def test_headers_in_any_case_width_and_spacing() -> None:
    mapping = propose_mapping(["ＦＩＬＥ", " Start Time", "AGENT-ID", "Call ID", "Weather"])
    assert mapping.fields == (*(CallField.FILE, CallField.STARTED_AT, CallField.AGENT_NUMBER, CallField.CALL_ID, None),)
    assert mapping.unrecognised == ("Weather",)


def test_the_user_decides_over_the_name_of_a_column() -> None:
    mapping = propose_mapping(["file", "date", "Wrapped"], parse_map(["Wrapped=started_at", "date=case"]))
    assert mapping.fields == (CallField.FILE, CallField.CASE, CallField.STARTED_AT)


@pytest.mark.parametrize("assignment", ["date", "date=when", "=file"])
def test_a_mapping_that_is_none_is_refused(assignment: str) -> None:
    with pytest.raises(ColumnUnknown, match="COLUMN=FIELD"):
        parse_map([assignment])


def test_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(ColumnUnknown, match="The columns are: file"):
        propose_mapping(["file"], {"dat": CallField.STARTED_AT})


def test_bad_rows_are_refused_with_their_number_and_the_others_taken(calls_of: Callable[[bytes], CallRows]) -> None:
    text = (
        "file,date,direction,csat\n"
        "good.wav,2026-03-31,in,5\n"
        "ambiguous.wav,03/04/2026,in,5\n"
        "\n"
        "sideways.wav,2026-03-31,sideways,5\n"
        "unhappy.wav,2026-03-31,out,purple\n"
        ",2026-03-31,out,5\n"
        "good.wav,2026-03-31,in,5\n"
        "wide.wav,2026-03-31,in,5,6,7\n"
        "also good.wav\n"
    )
    found = calls_of(text.encode())
    assert [call.file for call in found.rows] == ["good.wav", "also good.wav"]
    assert [row.row_number for row in found.refused] == [3, 5, 6, 7, 8, 9]
    assert all(str(row.reason) and str(row.hint) for row in found.refused)


def test_one_row_in_another_encoding_is_refused_and_the_file_is_not(calls_of: Callable[[bytes], CallRows]) -> None:
    lines = [line.encode() for line in ("file,agent", "a.wav,王芳", "b.wav,李雷", "c.wav,韩梅")]
    lines[2] = "b.wav,李雷".encode("gb18030")
    found = calls_of(b"\n".join(lines))
    assert [call.agent for call in found.rows] == ["王芳", "韩梅"]
    assert [(row.row_number, "encoding" in str(row.reason)) for row in found.refused] == [(3, True)]


def test_a_utf_8_row_in_a_gb18030_file_is_refused_too(calls_of: Callable[[bytes], CallRows]) -> None:
    lines = [line.encode("gb18030") for line in ("录音,坐席", "a.wav,王芳", "b.wav,李雷", "c.wav,韩梅")]
    lines[2] = "b.wav,李雷".encode()
    found = calls_of(b"\r\n".join(lines))
    assert [call.agent for call in found.rows] == ["王芳", "韩梅"]
    assert [row.row_number for row in found.refused] == [3]


def test_an_umlaut_of_a_western_encoding_does_not_become_a_chinese_name(calls_of: Callable[[bytes], CallRows]) -> None:
    found = calls_of("file;agent\na.wav;Müller\nb.wav;Meier\n".encode("cp1252"))
    assert [call.agent for call in found.rows] == ["Meier"]
    assert [row.row_number for row in found.refused] == [2]


def test_an_open_quotation_mark_does_not_swallow_the_rows_after_it(calls_of: Callable[[bytes], CallRows]) -> None:
    rows = "".join(f"{n}.wav,Ann\n" for n in range(200))
    found = calls_of(f'file,agent\nbroken.wav,"Ann\n{rows}'.encode())
    assert len(found.rows) == 200
    assert [row.row_number for row in found.refused] == [2]


def test_a_line_break_inside_quotation_marks_is_part_of_the_cell(calls_of: Callable[[bytes], CallRows]) -> None:
    found = calls_of(b'file,remark\na.wav,"two\nlines"\nb.wav,one\n')
    assert [(call.row_number, call.extra["remark"]) for call in found.rows] == [(2, "two\nlines"), (3, "one")]


def test_an_excel_file_gives_numbers_dates_and_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["文件名", "通话时间", "坐席工号", "手机号"])
    sheet.append(["a.wav", datetime(2026, 3, 31, 14, 5), 1001, 13800000000])
    sheet.append(["b.wav", "31/03/2026 14:05", "0042", None])
    path = tmp_path / "calls.xlsx"
    book.save(path)
    found = read_calls(path, SHANGHAI)
    assert [call.started_at for call in found.rows] == [datetime(2026, 3, 31, 6, 5, tzinfo=UTC)] * 2
    assert [call.agent_number for call in found.rows] == ["1001", "0042"]
    assert found.rows[0].customer_number == "13800000000"


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"\x00\x01\x02binary", b"PK\x03\x04 no workbook", b"\xd0\xcf\x11\xe0 old"],
    ids=["empty", "blank", "binary", "broken xlsx", "xls"],
)
def test_what_is_no_table_is_refused_with_what_to_do(calls_of: Callable[[bytes], CallRows], content: bytes) -> None:
    with pytest.raises(FileTrouble) as refusal:
        calls_of(content)
    assert refusal.value.hint is not None


def test_a_missing_file_is_trouble_and_no_crash(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        read_calls(tmp_path / "nowhere.csv", UTC)
