"""Fonts: always embedded, and a refusal where no font has the characters."""

from pathlib import Path
from typing import Any

import pytest

from qa_studio.reports.font_files import FontFiles, embeddable
from qa_studio.reports.fonts import FontLibrary, NoFont
from qa_studio.reports.writer import PaperWriter


def test_a_character_that_no_font_has_is_named_and_nothing_is_written(press: Any, office: Any) -> None:
    from dataclasses import replace

    paper = replace(office.evaluation(), inspector="李\U0010fffd静")
    with pytest.raises(NoFont) as refused:
        press.evaluation(paper, office.imprint("zh_CN"))
    assert "U+10FFFD" in str(refused.value)
    assert "fonts-wqy-microhei" in str(refused.value.hint)
    assert list(press.folder.iterdir()) == []


def test_a_missing_character_in_the_centre_s_name_is_refused_too(press: Any, office: Any) -> None:
    with pytest.raises(NoFont):
        press.evaluation(office.evaluation(), office.imprint(centre="\U0010fffd"))


def test_a_machine_without_fonts_says_what_to_install(tmp_path: Path, office: Any) -> None:
    bare = PaperWriter(FontLibrary(FontFiles([tmp_path], fontconfig=False)))
    with pytest.raises(NoFont) as refused:
        bare.evaluation(office.evaluation(), office.imprint("zh_CN"), tmp_path / "e.pdf")
    assert "apt install" in str(refused.value.hint)
    with pytest.raises(NoFont):
        bare.fonts("zh_CN")


def test_the_font_in_use_has_a_name(writer: PaperWriter) -> None:
    assert writer.fonts("zh_CN")
    assert writer.fonts("en")


def test_an_english_font_is_joined_by_a_chinese_one() -> None:
    face = FontLibrary().typeface("en")
    assert "".join(run.text for run in face.runs("Wang 王芳 “x”")) == "Wang 王芳 “x”"
    face.demand_all()


def test_unseen_characters_are_left_out() -> None:
    face = FontLibrary().typeface("en")
    shown = "".join(run.text for run in face.runs("a\u200bb\x07c\u00a0d\ufeff\te\ud800"))
    assert shown == "abc d e?"
    face.demand_all()


def test_a_long_text_is_shortened_with_an_ellipsis() -> None:
    face = FontLibrary().typeface("en")
    short = face.fits("a rather long heading of a table", 8, 60)
    assert short.endswith("…")
    assert face.width(short, 8) <= 60


def test_what_is_no_font_is_not_embeddable(tmp_path: Path) -> None:
    broken = tmp_path / "simhei.ttf"
    broken.write_bytes(b"\x00\x01\x00\x00\x00\x09not a font")
    assert not embeddable(broken, 0)
    assert not embeddable(tmp_path / "gone.ttf", 0)
    assert list(FontFiles([tmp_path], fontconfig=False).wanted([("SimHei.ttf", 0, None)])) == []


def test_a_folder_with_one_chinese_font_is_enough(tmp_path: Path) -> None:
    found = next(FontFiles().wanted([("wqy-microhei.ttc", 0, None), ("msyh.ttc", 0, None)]), None)
    if found is None:
        pytest.skip("neither WenQuanYi Micro Hei nor Microsoft YaHei is here")
    (tmp_path / found.path.name).symlink_to(found.path)
    library = FontLibrary(FontFiles([tmp_path], fontconfig=False))
    assert library.typeface("en").name == library.typeface("zh_CN").name
