"""The tree of root causes."""

from pathlib import Path

import pytest

from qa_studio.errors import FileTrouble
from qa_studio.formats.cause_tree_yaml import built_in_cause_tree, cause_tree_of, read_cause_tree
from qa_studio.formats.checklist_yaml import read


def test_the_built_in_tree_is_found_by_code_path_and_words() -> None:
    tree = built_in_cause_tree()
    assert len(tree.roots) == 9
    assert [cause.code for cause in tree.path("RC-P.1.2")] == ["RC-P", "RC-P.1", "RC-P.1.2"]
    assert tree.find("RC-P.1.2") in tree.leaves()
    assert tree.find("RC-P") not in tree.leaves()
    assert [cause.code for cause in tree.search("推诿")] == ["RC-P.1.2"]
    assert [cause.code for cause in tree.search("BUCK passing")] == ["RC-P.1.2"]
    assert (tree.find("RC-X"), tree.path("RC-X")) == (None, ())


def test_every_cause_has_a_title_in_both_languages() -> None:
    assert all({"en", "zh_CN"} <= cause.title.texts.keys() for cause in built_in_cause_tree().walk())


def test_every_cause_that_a_built_in_checklist_offers_is_in_the_tree() -> None:
    tree = built_in_cause_tree()
    for path in (Path(__file__).parents[2] / "resources" / "checklists").glob("*.yaml"):
        for question in read(path).questions:
            assert question.root_causes or not question.kind.scored
            assert all(tree.find(code) for code in question.root_causes)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("causes: []", 1),
        ("tree: []", 1),
        ("- a", 1),
        ("causes:\n  - {code: A, title: {en: A}}\n  - {code: A, title: {en: B}}\n", 3),
        ("causes:\n  - {code: A}\n", 2),
        ("causes: [", 1),
    ],
)
def test_a_bad_tree_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(FileTrouble, match=f"Line {line}:"):
        cause_tree_of(text, "causes.yaml")


def test_a_tree_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "causes.yaml"
    path.write_text("causes: [{code: A, title: {en: All}, causes: [{code: A.1, title: {en: One}}]}]", "utf-8")
    assert [str(cause.title) for cause in read_cause_tree(path).leaves()] == ["One"]
