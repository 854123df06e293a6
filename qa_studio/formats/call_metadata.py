"""Metadata files: what the telephone system knows of the calls."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from pathlib import Path

from qa_studio.domain.calls import CallField, CallRow, CallRows, ColumnMapping, RefusedRow
from qa_studio.domain.recording import Direction
from qa_studio.errors import StudioError
from qa_studio.formats.call_times import TimeUnclear, read_time
from qa_studio.formats.table_file import Cell, TableRow, read_table
from qa_studio.texts import Message, message

_RECOGNISED: Mapping[CallField, tuple[str, ...]] = {
    CallField.FILE: ("file", "filename", "path", "recording", "recordingfile", "文件名", "录音文件", "录音"),
    CallField.CALL_ID: ("call_id", "uniqueid", "uuid", "通话编号", "流水号"),
    CallField.STARTED_AT: (
        *("started_at", "start_time", "start", "date", "calldate", "开始时间", "通话时间", "呼叫时间"),
    ),
    CallField.AGENT_NUMBER: ("agent_id", "agent_number", "extension", "坐席工号", "工号", "客服代表工号", "分机"),
    CallField.AGENT: ("agent", "agent_name", "坐席姓名", "坐席", "客服代表", "姓名"),
    CallField.TEAM: ("team", "group", "班组", "小组"),
    CallField.QUEUE: ("queue", "skill", "campaign", "技能组", "队列", "业务"),
    CallField.DIRECTION: ("direction", "呼叫方向", "方向"),
    CallField.CUSTOMER_NUMBER: (
        *("customer_number", "caller", "phone", "src", "clid", "客户号码", "主叫号码", "手机号"),
    ),
    CallField.CASE: ("case", "ticket", "order_id", "工单号", "个案"),
    CallField.CASE_TYPE: ("case_type", "order_type", "business_type", "业务类型", "工单类型"),
    CallField.CSAT: ("csat", "satisfaction", "满意度"),
}
_DIRECTIONS = {
    **dict.fromkeys(("in", "inbound", "incoming", "呼入"), Direction.IN),
    **dict.fromkeys(("out", "outbound", "outgoing", "呼出"), Direction.OUT),
    **dict.fromkeys(("internal", "内部"), Direction.INTERNAL),
}
_SATISFACTION = frozenset({"满意", "一般", "很差", "非常满意", "不满意", "satisfied", "fair", "very poor"})
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?\s*[%分]?")
_NOTHING_SAID = frozenset({"-", "--", "n/a", "null", "none", "无", "未评价"})


class ColumnUnknown(StudioError):
    """A `COLUMN=FIELD` that names no column of the file, or no field."""


def parse_map(assignments: Iterable[str]) -> dict[str, CallField]:
    """Fields by column, out of texts like `COLUMN=FIELD`; raises ColumnUnknown."""
    overrides: dict[str, CallField] = {}
    for assignment in assignments:
        column, equals, name = assignment.rpartition("=")
        if not equals or not column.strip() or name.strip() not in list(CallField):
            raise ColumnUnknown(
                message("{assignment} is no mapping of a column.", assignment=assignment),
                message("Write COLUMN=FIELD with one of: {fields}.", fields=", ".join(CallField)),
            )
        overrides[column] = CallField(name.strip())
    return overrides


def propose_mapping(
    headers: Iterable[str], overrides: Mapping[str, CallField | None] | None = None, lenient: bool = False
) -> ColumnMapping:
    """What each column is taken for: `overrides` first, then its name; raises ColumnUnknown for a column not there.

    A `lenient` one passes over columns that are not there: a profile may speak of more than this file has.

    An override of None keeps the column as an extra detail, whatever it is called.  Of two columns for one field that
    is taken whose name stands first in the list of recognised headers.
    """
    headers = tuple(headers)
    names = [_name(header) for header in headers]
    taken: dict[int, CallField | None] = {}
    for column, wanted in (overrides or {}).items():
        if _name(column) not in names:
            if lenient:
                continue
            raise ColumnUnknown(
                message("There is no column {column}.", column=column),
                message("The columns are: {columns}.", columns=", ".join(headers)),
            )
        taken = {position: each for position, each in taken.items() if each is None or each is not wanted}
        taken[names.index(_name(column))] = wanted
    for each, recognised in _RECOGNISED.items():
        if each in taken.values():
            continue
        free = (names.index(_name(r)) for r in recognised if _name(r) in names and names.index(_name(r)) not in taken)
        position = next(free, None)
        if position is not None:
            taken[position] = each
    return ColumnMapping(headers, tuple(taken.get(position) for position in range(len(headers))))


def _name(header: str) -> str:
    """A header without what people write differently: width, case, spaces, underscores."""
    return re.sub(r"[\s_-]+", "", unicodedata.normalize("NFKC", header).casefold())


def read_calls(
    path: Path, zone: tzinfo, overrides: Mapping[str, CallField | None] | None = None, lenient: bool = False
) -> CallRows:
    """The calls in the CSV or .xlsx file `path`; times without a zone are in `zone`.

    A bad row is refused with its reason and does not harm the others.  Raises FileTrouble and ColumnUnknown.
    """
    table = read_table(path)
    mapping = propose_mapping(table.headers, overrides, lenient)
    rows: list[CallRow] = []
    refused: list[RefusedRow] = []
    seen: dict[str, int] = {}
    for row in table.rows:
        try:
            call = _call(row, mapping, zone)
            _once_only(call, seen)
        except _RowRefused as error:
            refused.append(RefusedRow(row.number, error.reason, error.hint))
        else:
            rows.append(call)
    return CallRows(mapping, tuple(rows), tuple(refused))


class _RowRefused(Exception):
    def __init__(self, reason: Message, hint: Message) -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


def _once_only(call: CallRow, seen: dict[str, int]) -> None:
    if call.file is None:
        return
    before = seen.setdefault(call.file, call.row_number)
    if before != call.row_number:
        raise _RowRefused(
            message("{file} is named in row {row} already.", file=call.file, row=before),
            message("Keep one row for each recording."),
        )


def _call(row: TableRow, mapping: ColumnMapping, zone: tzinfo) -> CallRow:
    if row.problem is not None:
        raise _RowRefused(row.problem, message("Correct the row and save the whole file as CSV UTF-8."))
    texts: dict[CallField, str] = {}
    extra: dict[str, str] = {}
    started: Cell = ""
    for header, each, cell in zip(mapping.headers, mapping.fields, row.cells, strict=True):
        if each is CallField.STARTED_AT:
            started = cell
        elif not cell:
            continue
        elif each is None:
            extra[header] = _plain(cell)
        else:
            texts[each] = _plain(cell)
    if not texts.get(CallField.FILE) and not texts.get(CallField.CALL_ID):
        raise _RowRefused(
            message("It names no recording."), message("Write the name of the sound file into the column file.")
        )
    return CallRow(
        row_number=row.number,
        file=texts.get(CallField.FILE),
        call_id=texts.get(CallField.CALL_ID),
        started_at=_started(started, zone),
        agent_number=texts.get(CallField.AGENT_NUMBER),
        agent=texts.get(CallField.AGENT),
        team=texts.get(CallField.TEAM),
        queue=texts.get(CallField.QUEUE),
        direction=_direction(texts.get(CallField.DIRECTION)),
        customer_number=texts.get(CallField.CUSTOMER_NUMBER),
        case=texts.get(CallField.CASE),
        case_type=texts.get(CallField.CASE_TYPE),
        csat=_csat(texts.get(CallField.CSAT)),
        extra=extra,
    )


def _plain(cell: Cell) -> str:
    return cell.isoformat(" ") if isinstance(cell, datetime) else cell


def _started(cell: Cell, zone: tzinfo) -> datetime | None:
    if not cell:
        return None
    try:
        return read_time(cell, zone)
    except TimeUnclear as error:
        raise _RowRefused(error.reason, error.hint) from error


def _direction(text: str | None) -> Direction | None:
    said = _said(text)
    if said is None:
        return None
    direction = _DIRECTIONS.get(said)
    if direction is None:
        raise _RowRefused(
            message("{value} is no direction of a call.", value=said),
            message("Write inbound, outbound or internal (呼入, 呼出, 内部)."),
        )
    return direction


def _csat(text: str | None) -> str | None:
    said = _said(text)
    if said is None or said in _SATISFACTION or _NUMBER.fullmatch(said):
        return said
    raise _RowRefused(
        message("{value} is no satisfaction.", value=said), message("Write a number, or 满意, 一般 or 很差.")
    )


def _said(text: str | None) -> str | None:
    """`text` in plain width and small letters; None where it says nothing."""
    plain = unicodedata.normalize("NFKC", text or "").strip().casefold()
    return None if not plain or plain in _NOTHING_SAID else plain
