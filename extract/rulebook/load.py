"""Reads the rule files; every complaint names file, line, rule, reason and mend."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from extract.rulebook.rule import Example, Problem, Rule, RuleError
from extract.text import new_tones

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

AT_START = "start"  # the anchor of rules that see the beginning of a line or a sentence only
NUMBER = r"\d"  # among the `starts`: where a number begins, not inside a date or a document number
_FILE_KEYS = {"label", "note", "starts", "anchor", "case", "rules"}
_RULE_KEYS = {"id", "note", "en", "starts", "find", "gives", "examples", "never", "shield", "case"}
_EXAMPLE_KEYS = {"text", "gives", "issued"}
_PART_KEYS = {"part", "note", "silent", "find", "words", "where"}
_REFERENCE = re.compile(r"(?<!\\)\{([a-z_]\w*)(?: as ([a-z_]\w*))?\}")
_ID = re.compile(r"[a-z_]+\.[a-z0-9_]+")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Part:
    """A named piece of pattern, or a list of words from a lexicon.

    The words of a `silent` part are captured only where a rule gives it another name.
    """

    name: str
    silent: bool
    find: str | None
    words: frozenset[str] | None
    file: Path
    line: int


@dataclass(slots=True)
class RuleFile:
    """The rules of one label in the order of the file, and where any of them may start.

    `anchor` is a pattern that matches where they start, or `start`: where lines and sentences begin. Rules
    that name their first words (`Rule.starts`) are tried at these only, if the anchor matches there.
    """

    label: str
    anchor: str | None
    path: Path
    rules: list[Rule] = field(default_factory=list)
    lists: dict[str, frozenset[str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Place:
    """A node of a rule file and where it stands."""

    file: Path
    node: yaml.Node
    rule: str

    def refuse(self, reason: str, mend: str, node: yaml.Node | None = None) -> RuleError:
        line = (node or self.node).start_mark.line + 1
        return RuleError(Problem(self.file, line, self.rule, reason, mend))

    def mapping(self, keys: set[str]) -> dict[str, yaml.Node]:
        if not isinstance(self.node, yaml.MappingNode):
            raise self.refuse("expected keys and values", f"write one of {', '.join(sorted(keys))}")
        out: dict[str, yaml.Node] = {}
        for key, value in self.node.value:
            if key.value not in keys:
                raise self.refuse(f"unknown key {key.value!r}", f"use one of {', '.join(sorted(keys))}", key)
            if key.value in out:
                raise self.refuse(f"key {key.value!r} stands twice", "keep one of them", key)
            out[key.value] = value
        return out

    def string(self, node: yaml.Node | None) -> str:
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            raise self.refuse("expected a string", "write it on one line, in quotes", node)
        return str(node.value)

    def items(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.refuse("expected a list", "begin each entry with a dash", node)
        return list(node.value)


def _compose(path: Path) -> yaml.Node:
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as e:
        line = (e.problem_mark.line + 1) if e.problem_mark else 1
        raise RuleError(
            Problem(path, line, "-", f"not YAML ({e.problem})", "mend indentation and quotes")
        ) from e
    except UnicodeDecodeError as e:
        raise RuleError(Problem(path, 1, "-", "not UTF-8", "save the file as UTF-8")) from e
    if node is None:
        raise RuleError(Problem(path, 1, "-", "the file is empty", "remove it or write a rule"))
    return node


LINE = "#"  # the column in which a numbered row says on which line of its file it stands


def read_lexicon(path: Path, *, numbered: bool = False) -> list[dict[str, str]]:
    """The rows of a tab-separated lexicon as {column: cell}, stripped; lines with `#` first are notes.

    With `numbered` each row also has its line in the column `LINE`. Tone marks are put where texts get them
    (`hoá` reads `hóa`), so either spelling of a word does.
    """
    try:
        lines = new_tones(path.read_text(encoding="utf-8-sig")).splitlines()
    except FileNotFoundError as e:
        raise RuleError(Problem(path, 1, "-", "no such lexicon", "create it under rules/words")) from e
    except UnicodeDecodeError as e:
        raise RuleError(Problem(path, 1, "-", "not UTF-8 text", "save it again as UTF-8")) from e
    rows: list[dict[str, str]] = []
    head: list[str] | None = None
    for i, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t")]
        if head is None:
            head = cells
            continue
        if len(cells) > len(head):
            reason = f"{len(cells)} cells under {len(head)} heads"
            raise RuleError(Problem(path, i, cells[0], reason, "remove the surplus tab"))
        row = dict(zip(head, cells + [""] * (len(head) - len(cells)), strict=True))
        rows.append(row | {LINE: str(i)} if numbered else row)
    return rows


def _read_parts(folder: Path) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    for path in sorted((folder / "parts").glob("*.yaml")):
        root = _Place(path, _compose(path), "-")
        for node in root.items(root.node):
            place = _Place(path, node, "-")
            entry = place.mapping(_PART_KEYS)
            name = place.rule = place.string(entry.get("part"))
            if not name or name in parts:
                raise place.refuse("part without a name, or a name used before", "give it a name of its own")
            find, words = entry.get("find"), None
            if "words" in entry:
                words = _words(place, folder, entry)
            elif find is None:
                raise place.refuse("part without `find` or `words`", "write one of them")
            silent = place.string(entry.get("silent")) == "true"
            parts[name] = Part(
                name, silent, place.string(find) or None, words, path, node.start_mark.line + 1
            )
    return parts


def _words(place: _Place, folder: Path, entry: Mapping[str, yaml.Node]) -> frozenset[str]:
    rows = read_lexicon(folder / "words" / place.string(entry["words"]))
    where: dict[str, str] = {}
    if "where" in entry:
        node = entry["where"]
        if not isinstance(node, yaml.MappingNode):
            raise place.refuse("`where` must map a column to a value", "write where: {column: value}", node)
        where = {key.value: value.value for key, value in node.value}
    column = next(iter(rows[0])) if rows else ""
    words = frozenset(r[column] for r in rows if all(v in r.get(k, "").split() for k, v in where.items()))
    if not words:
        raise place.refuse("no word fits", "mend `where` or the lexicon")
    return words


def _expand(place: _Place, find: str, parts: Mapping[str, Part], seen: tuple[str, ...] = ()) -> str:
    """`find` with every part spelled out: a group of its name (or alias), of none if it is silent."""

    def spell(m: re.Match[str]) -> str:
        name, alias = m.group(1), m.group(2)
        part = parts.get(name)
        if part is None:
            raise place.refuse(f"unknown part {{{name}}}", "define it under rules/parts or mend the name")
        if name in seen:
            raise place.refuse(f"part {{{name}}} contains itself", "break the circle")
        inner = (
            rf"\L<{name}>"
            if part.words is not None
            else _expand(place, part.find or "", parts, (*seen, name))
        )
        return f"(?:{inner})" if part.silent and not alias else f"(?P<{alias or name}>{inner})"

    return _REFERENCE.sub(spell, find)


def _example(place: _Place, node: yaml.Node) -> Example:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        marked, gives, issued = str(node.value), {}, None
    else:
        inner = _Place(place.file, node, place.rule)
        entry = inner.mapping(_EXAMPLE_KEYS)
        marked = inner.string(entry.get("text"))
        gives = _strings(inner, entry.get("gives"))
        issued = inner.string(entry.get("issued")) or None
    before, opened, rest = marked.partition("<<")
    inside, closed, after = rest.partition(">>")
    if not opened or not closed or "<<" in inside + after or ">>" in after or not inside.strip():
        raise place.refuse("an example must mark its words once: <<…>>", "balance the marks", node)
    return Example(before + inside + after, len(before), len(before) + len(inside), gives, issued, line)


def _strings(place: _Place, node: yaml.Node | None) -> dict[str, str]:
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise place.refuse("expected {name: value}", "write gives: {name: value}", node)
    return {key.value: place.string(value) for key, value in node.value}


def _starts(place: _Place, node: yaml.Node | None) -> tuple[str, ...]:
    starts = tuple(place.string(n) for n in place.items(node))
    if wrong := [w for w in starts if w != NUMBER and not w.isalpha()]:
        raise place.refuse(f"`starts` has {wrong[0]!r}", r"write single words, or \d for a number", node)
    return starts


def _rule(place: _Place, label: str, case: str, starts: tuple[str, ...], parts: Mapping[str, Part]) -> Rule:
    entry = place.mapping(_RULE_KEYS)
    id_ = place.rule = place.string(entry.get("id")) or "-"
    if not _ID.fullmatch(id_) or not id_.startswith(label + "."):
        raise place.refuse("an id is `label.what_it_sees`", f"begin it with `{label}.`")
    find = place.string(entry.get("find"))
    if not find:
        raise place.refuse("a rule needs `find`", "write a pattern")
    examples = tuple(_example(place, n) for n in place.items(entry.get("examples")))
    never = tuple(place.string(n) for n in place.items(entry.get("never")))
    if not examples or not never:
        raise place.refuse(
            "a rule without an example and a counter-example is refused", "add `examples` and `never`"
        )
    case = place.string(entry.get("case")) or case
    if case not in ("fold", "keep"):
        raise place.refuse(f"unknown case {case!r}", "write fold or keep")
    expanded = _expand(_Place(place.file, entry["find"], id_), find, parts)
    return Rule(
        id=id_,
        label=label,
        note=place.string(entry.get("note")),
        note_en=place.string(entry.get("en")),
        find=find,
        expanded=expanded,
        gives=_strings(place, entry.get("gives")),
        examples=examples,
        never=never,
        shield=place.string(entry.get("shield")) in ("true", "True"),
        case=case,
        file=place.file,
        line=place.node.start_mark.line + 1,
        starts=_starts(place, entry.get("starts")) or starts,
        lists=_lists(expanded, parts),
    )


def _lists(expanded: str, parts: Mapping[str, Part]) -> dict[str, frozenset[str]]:
    return {name: parts[name].words or frozenset() for name in set(re.findall(r"\\L<(\w+)>", expanded))}


def read_rules(folder: Path) -> Iterator[RuleFile]:
    """Every rule file under `folder`, in the order of their names; raises `RuleError` at a bad entry."""
    parts = _read_parts(folder)
    seen: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        root = _Place(path, _compose(path), "-")
        entry = root.mapping(_FILE_KEYS)
        label = root.string(entry.get("label"))
        if not label:
            raise root.refuse("a rule file names its label", "write label: at its top")
        case = root.string(entry.get("case")) or "fold"
        anchor = root.string(entry.get("anchor")) or None
        starts = _starts(root, entry.get("starts"))
        file = RuleFile(label, _expand(root, anchor, parts) if anchor else None, path)
        if file.anchor:
            file.lists = _lists(file.anchor, parts)
        for node in root.items(entry.get("rules")):
            rule = _rule(_Place(path, node, "-"), label, case, starts, parts)
            if rule.id in seen:
                raise _Place(path, node, rule.id).refuse("the id is used twice", "rename one of them")
            seen.add(rule.id)
            file.rules.append(rule)
        yield file
