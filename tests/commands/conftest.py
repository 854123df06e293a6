"""A shell, calls, and the example of the checklist format."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from call_maker import MadeCall, make_conversation
from command_shell import Shell

from qa_studio.bootstrap import open_studio, preferences


@pytest.fixture
def qa(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell on a workspace that is not there yet."""
    preferences.cache_clear()  # each test is a person of its own
    return Shell(tmp_path / "workspace", capsys)


@pytest.fixture
def calls(tmp_path: Path) -> Callable[..., list[MadeCall]]:
    """Makes so many different calls in the folder `calls`, each some seconds long."""

    def make(count: int = 1, folder: str = "calls", first_turns: int = 2) -> list[MadeCall]:
        return [
            make_conversation(tmp_path / folder / f"call-{number}.wav", turns=first_turns + number)
            for number in range(count)
        ]

    return make


@pytest.fixture(scope="session")
def empty_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new workspace that is copied for each test: copying takes a tenth of the time of making."""
    folder = tmp_path_factory.mktemp("empty") / "workspace"
    open_studio(folder, create=True).close()
    return folder


@pytest.fixture
def library(qa: Shell, empty_workspace: Path, calls: Callable[..., list[MadeCall]], tmp_path: Path) -> Shell:
    """A shell on a workspace with three calls."""
    calls(3)
    shutil.copytree(empty_workspace, qa.workspace)
    assert qa("import", tmp_path / "calls").status == 0
    return qa


EXAMPLE = """\
checklist: inbound-consultation
title: {en: Inbound consultation call, zh_CN: 来电咨询质检表}
scoring:
  method: percentage
  not_applicable: form
  pass_mark: 80
  bands: [{from: 90, title: {en: Excellent, zh_CN: 优秀}}, {from: 80, title: {en: Pass, zh_CN: 合格}},
    {from: 0, title: {en: Needs improvement, zh_CN: 待改进}}]
sections:
  - code: opening
    title: {en: Opening, zh_CN: 开场}
    weight: 10
    questions:
      - code: greeting
        text: {en: Greets warmly with the standard opening, zh_CN: 热情问候，使用标准开场白}
        kind: choice
        weight: 4
        options:
          - {code: yes,    text: {en: Yes, zh_CN: 是},     score: 100}
          - {code: partly, text: {en: Partly, zh_CN: 部分}, score: 50}
          - {code: no,     text: {en: No, zh_CN: 否},      score: 0}
        not_applicable: true
        comment: on_loss
        evidence: on_loss
      - code: identity
        text: {en: Confirms the customer's identity before giving account data}
        kind: choice
        weight: 6
        critical: customer
        options:
          - {code: yes, score: 100}
          - {code: no,  score: 0, fails: form}
      - code: hold
        text: {en: Longest silence, seconds}
        kind: number
        weight: 2
        ranges: [{up_to: 5, score: 100}, {up_to: 15, score: 50}, {score: 0}]
        show_when: {question: greeting, is: [yes, partly]}
      - code: dead-air
        text: {en: No dead air longer than 5 s without a reason}
        kind: choice
        weight: 3
        options: [{code: yes, score: 100}, {code: no, score: 0}]
"""
ANSWERS = """\
checklist: inbound-consultation
answers:
  greeting: partly
  identity: yes
  hold: 7.5
  dead-air: yes
comments: {greeting: Company not named}
evidence: {greeting: [[0.2, 1.8]]}
"""


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example of the file format: `example.checklist.yaml`."""
    path = tmp_path / "example.checklist.yaml"
    path.write_text(EXAMPLE, "utf-8")
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Callable[..., Path]:
    """Writes the answers of the example, with pieces of the text replaced."""

    def write(*replaced: tuple[str, str]) -> Path:
        text = ANSWERS
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "answers.yaml"
        path.write_text(text, "utf-8")
        return path

    return write
