"""Writing a changed checklist into the file that it had, so that its author's comments, order and spelling stay."""

import io
from collections.abc import Mapping

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.errors import StudioError
from qa_studio.formats import checklist_yaml

Plain = Mapping[str, object]


def rewritten(source: str, checklist: Checklist) -> str:
    """The YAML of `checklist` in the words of `source`, an earlier file of it; written anew where that can't be."""
    anew = checklist_yaml.write(checklist)
    if source.lstrip().startswith("{"):
        return anew  # JSON has no comments to keep
    try:
        before = checklist_yaml.read_text_of(source)
        if before == checklist:
            return source
        yaml = checklist_yaml.round_trip()
        document = yaml.load(source)
        _put_together(document)
        _merge(document, to_plain(before), to_plain(checklist))
        stream = io.StringIO()
        yaml.dump(document, stream)
        changed = stream.getvalue()
        return changed if checklist_yaml.read_text_of(changed) == checklist else anew
    except (StudioError, YAMLError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        # The round-trip loader stumbles where the plain one does not; the comments are lost then, and nothing else.
        return anew


def _put_together(node: object) -> None:
    """Texts that an unquoted comma cut, `{en: Longest silence, seconds}`, as the one text that they are read as."""
    if isinstance(node, CommentedMap):
        last = None
        for key in list(node):
            if node[key] is None and isinstance(node.get(last), str):
                node[last] = f"{node[last]}, {key}"
                del node[key]
            else:
                last = key
    for each in node.values() if isinstance(node, CommentedMap) else node if isinstance(node, CommentedSeq) else ():
        _put_together(each)


def _merge(node: CommentedMap, before: Plain, after: Plain) -> None:
    """Change in `node` what differs between `before` and `after`; what both leave out by default stays as it is."""
    for key in before.keys() - after.keys():
        node.pop(key, None)
    for key, value in after.items():
        old, here = before.get(key), node.get(key)
        if key in before and old == value:
            continue
        if isinstance(value, Mapping) and isinstance(old, Mapping) and _same_keys(here, old):
            _merge(here, old, value)
        elif isinstance(value, list) and isinstance(old, list) and isinstance(here, CommentedSeq):
            _merge_list(node, key, old, value)
        else:
            node[key] = checklist_yaml.laid_out(value, key)


def _same_keys(here: object, old: Plain) -> bool:
    return isinstance(here, CommentedMap) and old.keys() <= here.keys() and None not in here.values()


def _merge_list(node: CommentedMap, key: str, before: list[object], after: list[object]) -> None:
    """Items with codes keep their lines, wherever they moved to."""
    here = node[key]
    old_items = {_code(item): (item, line) for item, line in zip(before, here, strict=True)}
    if None in old_items or None in map(_code, after):
        node[key] = checklist_yaml.laid_out(after, key)
        return
    lines: list[object] = []
    for item in after:
        old, line = old_items.get(_code(item), (None, None))
        if isinstance(old, Mapping) and isinstance(item, Mapping) and isinstance(line, CommentedMap):
            _merge(line, old, item)
            lines.append(line)
        else:
            lines.append(checklist_yaml.laid_out([item], key)[0])
    if list(map(_code, before)) == list(map(_code, after)):
        return
    here[:] = lines


def _code(item: object) -> object:
    return item.get("code") if isinstance(item, Mapping) else None
