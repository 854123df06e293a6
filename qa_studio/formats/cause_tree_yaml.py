"""The file of the root-cause tree: YAML with `causes`, each with code, title, source and narrower `causes`."""

from collections.abc import Mapping
from pathlib import Path

from qa_studio.domain.cause_tree import Cause, CauseTree
from qa_studio.domain.checklist_problems import Place, Problem
from qa_studio.errors import FileTrouble
from qa_studio.formats.yaml_nodes import YamlUnreadable, parse, read_text
from qa_studio.shipped import shipped
from qa_studio.texts import message

_EXAMPLE = "causes: [{code: RC-P, title: {en: People}}]"


def read_cause_tree(path: Path) -> CauseTree:
    """The tree in the file `path`; raises FileTrouble with the line of the first thing wrong."""
    try:
        return cause_tree_of(read_text(path), str(path))
    except YamlUnreadable as error:
        raise _refused(str(path), error.problems[0].line, error.problems[0].message) from error


def built_in_cause_tree() -> CauseTree:
    """The tree that ships with the program."""
    source = shipped("causes/root-causes.yaml")
    return cause_tree_of(source.read_text("utf-8"), source.name)


def cause_tree_of(text: str, name: str) -> CauseTree:
    """The tree in `text`, from the file `name`; raises FileTrouble with the line of the first thing wrong."""
    try:
        document = parse(text)
    except YamlUnreadable as error:
        raise _refused(name, error.problems[0].line, error.problems[0].message) from error
    found: list[Problem] = []
    roots: tuple[Cause, ...] = ()
    if isinstance(document.plain, Mapping):
        top = Place(document.plain, (), "", found)
        top.only(("causes",))
        roots = _causes(top, set(), needed=True)
    else:
        found.append(Problem((), "", message("The file of causes begins with causes: and a list.")))
    if found:
        raise _refused(name, document.line_of(found[0].path), found[0].message)
    return CauseTree(roots)


def _causes(place: Place, seen: set[str], needed: bool) -> tuple[Cause, ...]:
    causes: list[Cause] = []
    for below in place.places("causes", _EXAMPLE, needed):
        below.only(("code", "title", "source", "causes"))
        code = below.code_at("code", "RC-P")
        if code in seen:
            below.refuse("code", message("The cause {cause} is there twice; give each its own code.", cause=code))
        seen.add(code)
        causes.append(Cause(code, below.wording("title"), _causes(below, seen, needed=False)))
    return tuple(causes)


def _refused(name: str, line: int, problem: object) -> FileTrouble:
    return FileTrouble(
        message("{path} holds no good tree of causes.", path=name),
        message("Line {line}: {problem}", line=line, problem=problem),
    )
