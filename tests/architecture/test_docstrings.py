"""Whoever opens a public module, class or function reads first what it promises."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "qa_studio"
GENERATED = PACKAGE / "ui" / "forms"


def public_modules() -> Iterator[Path]:
    """The modules of the package that people wrote."""
    for module in sorted(PACKAGE.rglob("*.py")):
        if GENERATED not in module.parents:
            yield module


def undocumented(module: Path) -> list[str]:
    """The public names of `module`, itself among them, that have no docstring."""
    tree = ast.parse(module.read_text("utf-8"))
    names = [] if ast.get_docstring(tree) else ["the module itself"]
    return names + [
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]


@pytest.mark.parametrize("module", list(public_modules()), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_public_names_say_what_they_promise(module: Path) -> None:
    assert undocumented(module) == []


def test_a_missing_docstring_is_noticed(tmp_path: Path) -> None:
    careless = tmp_path / "careless.py"
    careless.write_text('"""A module."""\n\ndef found(): ...\n\ndef _private(): ...\n', "utf-8")

    assert undocumented(careless) == ["found"]
