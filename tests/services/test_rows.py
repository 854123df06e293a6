"""What a line of a list shows of a call."""

from dataclasses import replace
from datetime import date

import pytest
from centre import Centre

from qa_studio.domain.recording import CallDetails


@pytest.mark.parametrize(
    ("number", "file", "shown"),
    [
        ("13812348001", "/calls/20260514-103200_13812348001.wav", "20260514-103200_138****8001.wav"),
        ("+86 138 1234 8001", "C:\\calls\\13812348001.wav", "138****8001.wav"),
        ("1001", "/calls/in-1001.wav", "in-**01.wav"),
        ("01", "/calls/2026-01-01.wav", "2026-01-01.wav"),
        (None, "/calls/13812348001.wav", "13812348001.wav"),
    ],
)
def test_a_customer_s_number_is_masked_in_the_name_of_the_file_too(
    centre: Centre, number: str | None, file: str, shown: str
) -> None:
    studio = centre.studio
    recording = centre.recording(day=date(2026, 3, 2))
    studio.library.correct(recording, CallDetails(customer_number=number))
    (row,) = studio.library.rows([recording])
    row = replace(row, path=file)
    assert row.file_name() == shown
    assert row.file_name(with_number=True) == file.replace("\\", "/").rsplit("/", 1)[-1]
