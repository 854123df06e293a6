"""Find the sentences for people in the source: what `message("…")` and the `Catalogue` calls of the package say.

python installer/sentences.py                  list what texts_zh_CN.json lacks and what it no longer needs
python installer/sentences.py --update FILE    add the missing ones to FILE with an empty translation, drop the others
"""

import argparse
import ast
import json
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

CHECKOUT = Path(__file__).parent.parent
PACKAGE = CHECKOUT / "qa_studio"
TRANSLATIONS = CHECKOUT / "resources" / "translations" / "texts_zh_CN.json"

SPEAKING_NAMES = {"message", "Message", "say", "_say"}


def sentences_of(source: str) -> set[str]:
    """Every literal that the module `source` hands to `message`, `Message`, `say` or a name that holds a Catalogue."""
    tree = ast.parse(source)
    speaking = SPEAKING_NAMES | set(_catalogue_names(tree))
    return {
        sentence
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _speaks(call.func, speaking) and call.args
        for sentence in _literals(call.args[0])
    }


def sentences_in(package: Path = PACKAGE) -> dict[str, list[str]]:
    """Every sentence in `package` with the modules that say it."""
    found: dict[str, list[str]] = {}
    for module in sorted(package.rglob("*.py")):
        for sentence in sentences_of(module.read_text("utf-8")):
            found.setdefault(sentence, []).append(module.relative_to(package.parent).as_posix())
    return found


def gaps(sentence: str) -> set[str]:
    """The names of the gaps in `sentence`."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def _catalogue_names(tree: ast.AST) -> Iterator[str]:
    """Names (variables, attributes, parameters) that are given a catalogue."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets, value=ast.Call() as value) if _speaks(value.func, {"catalogue"}):
                yield from (name for target in targets if (name := _last_name(target)))
            case ast.arg(arg=name, annotation=ast.expr() as kind) if _last_name(kind) == "Catalogue":
                yield name
            case ast.AnnAssign(target=target, annotation=kind) if _last_name(kind) == "Catalogue":
                if name := _last_name(target):
                    yield name


def _speaks(function: ast.expr, speaking: set[str]) -> bool:
    """Whether `function` is one of the names, or the direct call `catalogue(…)(…)`."""
    if isinstance(function, ast.Call):
        return _last_name(function.func) == "catalogue"
    return _last_name(function) in speaking


def _last_name(node: ast.expr) -> str | None:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return None


def _literals(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str() as sentence):
            yield sentence
        case ast.IfExp(body=one, orelse=other):
            yield from _literals(one)
            yield from _literals(other)


def _update(path: Path) -> None:
    known: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    wanted = {sentence: known.get(sentence, "") for sentence in sorted(sentences_in())}
    path.write_text(json.dumps(wanted, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    """List the differences, or write them into a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", type=Path, metavar="FILE")
    wanted = parser.parse_args()
    if wanted.update:
        _update(wanted.update)
        return
    said, known = sentences_in(), json.loads(TRANSLATIONS.read_text("utf-8"))
    for sentence in sorted(said.keys() - known.keys()):
        print(f"missing   {sentence!r}  ({', '.join(said[sentence])})")  # noqa: T201
    for sentence in sorted(known.keys() - said.keys()):
        print(f"obsolete  {sentence!r}")  # noqa: T201


if __name__ == "__main__":
    main()
