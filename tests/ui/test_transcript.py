"""What is said in a call, on the inspect page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from inspect_stage import Stage, on_stage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider
from pytestqt.qtbot import QtBot
from tiny_whisper import make_tiny_whisper

from qa_studio.domain.mask import MaskSound
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment, Word
from qa_studio.services.studio import Studio
from qa_studio.services.transcript_files import Line, TranscriptText
from qa_studio.ui.inspect.spoken_rows import LINE, PADDING, TEXT_LEFT
from qa_studio.ui.inspect.transcript_tab import SpeakersDialog
from qa_studio.ui.inspect.transcript_view import TranscriptView
from qa_studio.ui.theme import Theme
from qa_studio.ui.waveform_layers import Layer

SAID = (
    Segment(Span(1.0, 4.0), "agent", "Good morning, what can I do for you?"),
    Segment(
        Span(5.0, 9.0),
        "customer",
        "I want a supervisor now",
        tuple(
            Word(Span(5 + 0.8 * n, 5.8 + 0.8 * n), word)
            for n, word in enumerate(["I", "want", "a", "supervisor", "now"])
        ),
    ),
    Segment(Span(10.0, 14.0), "agent", "I am sorry to hear that. 我很抱歉。"),
)


def keep(stage: Stage, segments: Sequence[Segment] = SAID) -> None:
    lines = tuple(Line(each.span.start, each.span.end, each.text, each.speaker, words=each.words) for each in segments)
    found = TranscriptText("Whisper", "en", lines)
    stage.studio.transcripts.keep(stage.recording, found, "call.json")


@pytest.fixture
def stage(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with on_stage(studio, tmp_path, qtbot) as stage:
        yield stage


def text_point(view: TranscriptView, row: int, x: float = 4.0) -> QPoint:
    """A point in the text of a row."""
    top = view.rows.top(row) - view.verticalScrollBar().value()
    return QPoint(round(TEXT_LEFT + x), top + PADDING + LINE // 2)


def letter_x(view: TranscriptView, row: int, letter: int) -> float:
    """Where a letter of the first line of a row begins."""
    found = view.rows.layout(row).lineAt(0).cursorToX(letter)
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def test_without_a_transcript_the_tab_says_how_to_get_one(stage: Stage) -> None:
    bench = stage.open()
    assert bench.tabs.code == "notes"
    bench.tabs.go_to("transcript")
    assert not bench.tabs.transcript.filled
    assert not bench.tabs.transcript.tools.isVisible()
    assert any("Import a transcript" in label for label in shown_words(bench.tabs.transcript))


def shown_words(widget: object) -> list[str]:
    from PySide6.QtWidgets import QLabel, QWidget

    assert isinstance(widget, QWidget)
    return [
        each.accessibleName() or (each.text() if isinstance(each, QLabel) else "")
        for each in widget.findChildren(QWidget)
    ]


def test_a_transcript_is_shown_first_and_follows_the_playhead(stage: Stage) -> None:
    keep(stage)
    bench = stage.open()
    assert bench.tabs.code == "transcript"
    view = bench.tabs.transcript.view
    assert view.current == -1
    bench.listening.seek(7.5)
    stage.until(lambda: view.current == 1)
    assert view.accessibleDescription() == "00:05 Customer: I want a supervisor now"
    assert [each.label for each in bench.waveform.layers.of(Layer.TRANSCRIPT)][:1] == [SAID[0].text]


def test_a_click_on_a_word_hears_from_there(stage: Stage) -> None:
    keep(stage)
    bench = stage.open()
    view = bench.tabs.transcript.view
    x = letter_x(view, 1, SAID[1].text.index("supervisor") + 2)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=text_point(view, 1, x))
    stage.until(lambda: stage.player.playing and stage.player.position() >= 7.4)
    stage.player.pause()
    stage.until(lambda: not stage.player.playing)
    assert stage.player.position() < 30
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=text_point(view, 2, -100))
    stage.until(lambda: stage.player.position() >= 10)


def test_selected_words_become_evidence(stage: Stage) -> None:
    keep(stage)
    bench = stage.open()
    view = bench.tabs.transcript.view
    start, end = SAID[1].text.index("supervisor"), SAID[1].text.index("now")
    press, release = (text_point(view, 1, letter_x(view, 1, letter)) for letter in (start, end - 1))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=press)
    QTest.mouseMove(view.viewport(), release - QPoint(20, 0))
    QTest.mouseMove(view.viewport(), release)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=release)
    assert view.selected_text() == "supervisor"
    assert bench.waveform.selection == pytest.approx((7.4, 8.2))
    bench.setFocus()
    stage.press(Qt.Key.Key_M)
    stage.settle()
    (span,) = bench.judging.draft.evidence(bench.checklist.active)
    assert (span.start, span.end) == pytest.approx((7.4, 8.2))
    assert view.selected_text() == "", "it is taken"


def test_the_sign_of_an_evidence_leads_to_its_question(stage: Stage) -> None:
    keep(stage)
    bench = stage.open()
    view, first, second = bench.tabs.transcript.view, stage.questions[0].code, stage.questions[1].code
    bench.judging.add_evidence(second, Span(5.0, 6.0))
    stage.settle()
    assert bench.checklist.active == first
    point = QPoint(view.viewport().width() - 30, text_point(view, 1).y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert bench.checklist.active == second


def test_without_a_speech_model_it_says_what_to_get(stage: Stage) -> None:
    bench = stage.open()
    bench.tabs.transcript.transcribe_asked.emit()
    stage.until(lambda: any("faster-whisper-small" in words for words in stage.noticed))


def test_a_speech_model_writes_down_what_is_said(stage: Stage, tmp_path: Path) -> None:
    pytest.importorskip("faster_whisper")
    model = make_tiny_whisper(tmp_path / "models" / "tiny")
    stage.preferences.change(speech_model=str(model))
    bench = stage.open()
    bench.tabs.transcript.transcribe_asked.emit()
    stage.bot.waitUntil(lambda: bench.tabs.transcript.filled, timeout=120_000)
    assert {each.speaker for each in bench.tabs.transcript.view.rows.segments} == {"agent", "customer"}


def test_words_are_found_and_gone_through(stage: Stage) -> None:
    keep(stage)
    bench = stage.open()
    tools, view = bench.tabs.transcript.tools, bench.tabs.transcript.view
    QTest.keyClick(bench, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    stage.until(tools.field.hasFocus)
    QTest.keyClicks(tools.field, "sorr")
    QTest.keyClick(tools.field, Qt.Key.Key_Return)
    assert tools.count.text() == "1 of 1"
    tools.field.clear()
    QTest.keyClicks(tools.field, "or")
    QTest.keyClick(tools.field, Qt.Key.Key_Return)
    assert tools.count.text() == "1 of 4"
    QTest.keyClick(tools.field, Qt.Key.Key_Return)
    QTest.keyClick(tools.field, Qt.Key.Key_Return)
    assert (tools.count.text(), view.found[view.found_now][0]) == ("3 of 4", 1)
    QTest.keyClick(tools.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert tools.count.text() == "2 of 4"
    tools.field.clear()
    tools.field.setText("抱歉")
    QTest.keyClick(tools.field, Qt.Key.Key_Return)
    assert (tools.count.text(), view.found[view.found_now][0]) == ("1 of 1", 2)


def test_scrolling_ends_following_until_it_is_asked_for_again(stage: Stage) -> None:
    keep(stage, [Segment(Span(n / 10, n / 10 + 0.1), "agent", f"Sentence number {n}") for n in range(500)])
    bench = stage.open()
    view, follow = bench.tabs.transcript.view, bench.tabs.transcript.tools.follow
    bench.listening.seek(30)
    stage.until(lambda: view.current == 300)
    bar = view.verticalScrollBar()
    assert bar.value() > 0 and follow.isChecked()
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    assert not view.following and not follow.isChecked()
    bench.listening.seek(40)
    stage.until(lambda: view.current == 400)
    assert bar.value() == 0
    follow.click()
    assert view.following and bar.value() > 0
    top = view.rows.top(400) - bar.value()
    assert 0 <= top < view.viewport().height()


def test_keywords_are_moments_and_marks(stage: Stage) -> None:
    keep(stage)
    bench = stage.open()
    marks = bench.waveform.layers.of(Layer.KEYWORDS)
    assert [each.label for each in marks] == ["supervisor", "sorry", "抱歉"]
    assert bench.tabs.call.keywords.text() == "道歉 Apology 2, 升级 Escalation 1"
    stage.studio.keywords.add("Time", ("NOW",))
    stage.until(lambda: len(bench.waveform.layers.of(Layer.KEYWORDS)) == 4)
    assert bench.speaking.moments == pytest.approx([7.4, 8.2, 10 + 4 * 5 / 30, 10 + 4 * 27 / 30], abs=0.3)


def test_who_speaks_is_asked_where_neither_file_nor_sound_say_it(stage: Stage, tmp_path: Path) -> None:
    bench = stage.open()
    path = tmp_path / "call.vtt"
    path.write_text("WEBVTT\n\n00:48.000 --> 00:48.500\n<v A>Hello\n\n00:49.000 --> 00:50.000\n<v B>Yes\n", "utf-8")
    bench.speaking.take_in(path)
    stage.until(lambda: bench.speaking.dialogs.current is not None)
    dialog = bench.speaking.dialogs.current
    assert isinstance(dialog, SpeakersDialog)
    assert dialog.roles() == {"A": "agent", "B": "customer"}, "who speaks first is likely the agent"
    dialog.swap.click()
    assert dialog.choice("A").code == "customer"
    dialog.accept_button.click()
    stage.until(lambda: bench.tabs.transcript.filled)
    assert [each.speaker for each in bench.tabs.transcript.view.rows.segments] == ["customer", "agent"]
    bench.speaking.swap()
    stage.until(lambda: bench.tabs.transcript.view.rows.segments[0].speaker == "agent")


def test_what_can_not_be_read_is_said(stage: Stage, tmp_path: Path) -> None:
    bench = stage.open()
    path = tmp_path / "call.srt"
    path.write_text("Dear diary", "utf-8")
    bench.speaking.take_in(path)
    stage.until(lambda: any("Dear" not in words and "call.srt" in words for words in stage.noticed))


def test_masked_words_are_not_read(stage: Stage) -> None:
    keep(stage)
    stage.studio.masks.add(stage.recording, (Span(7.4, 8.2),), MaskSound.TONE, None)
    view = stage.open().tabs.transcript.view
    assert view.rows.segments[1].text == "I want a ●●● now"


def test_twenty_thousand_segments_are_shown_at_once(qtbot: QtBot, theme: Theme) -> None:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    words = "I never ordered that data pack and nobody told me about it. " * 3
    segments = [Segment(Span(n * 1.8, n * 1.8 + 1.5), "customer", words[: 10 + 37 * n % 170]) for n in range(20_000)]
    view.show_segments(segments)
    drawn = view.grab()
    assert not drawn.isNull()
    assert len(view.findChildren(TranscriptView)) == 0 and sum(view.rows.measured) < 600
    view.set_position(10_000 * 1.8 + 0.5)
    assert view.current == 10_000
    top = view.rows.top(10_000) - view.verticalScrollBar().value()
    assert 0 <= top < 500
    qtbot.waitUntil(lambda: sum(view.rows.measured) == 20_000, timeout=60_000)
    top = view.rows.top(10_000) - view.verticalScrollBar().value()
    assert 0 <= top < 500, "what is in sight stays there while rows above are measured"


def test_a_window_that_gets_narrower_wraps_anew(qtbot: QtBot, theme: Theme) -> None:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    view.show_segments([replace(SAID[0], text="word " * 60)])
    qtbot.waitUntil(lambda: sum(view.rows.measured) == 1)
    wide = view.rows.height(0)
    view.resize(500, 300)
    qtbot.waitUntil(lambda: sum(view.rows.measured) == 1 and view.rows.height(0) > wide)
