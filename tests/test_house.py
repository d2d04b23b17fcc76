"""The rules of the house: floors, who may import what, sizes, names, docstrings.

STYLE.md gives the reasons. A module imports from its own folder or from a lower floor; there is
no way around that inside a function or under `TYPE_CHECKING`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "generator" / "milaff"
FLOORS = (
    "__init__", "problems", "progress", "site_files", "text", "words", "settings", "pictures",
    "records", "model", "graph", "checks", "markup", "pages", "outputs", "searching", "importers",
    "link_check",
    "journal", "stage", "cache", "reading", "assembly", "build", "survey", "circumstances",
    "manifest", "report", "mkdocs_theme", "starter", "mkdocs_host", "mkdocs_plugin", "commands",
    "cli", "__main__",
)  # fmt: skip
"""From the lowest to the highest."""
SIBLINGS = ({"problems", "text"}, {"checks", "markup"}, {"stage", "cache"})
"""Neighbours on one floor: neither imports the other."""
MAY_IMPORT = {
    "mkdocs": {"mkdocs_host", "mkdocs_plugin", "mkdocs_theme", "commands"},
    "properdocs": {"mkdocs_host", "mkdocs_plugin", "mkdocs_theme", "commands"},
    "material": {"mkdocs_host", "mkdocs_theme"},
    "markdown": {"markup"},
    "pymdownx": {"markup"},
    "nh3": {"markup"},
    "jinja2": {"outputs", "build", "mkdocs_host", "mkdocs_plugin"},
    "yaml": {"records"},
    "click": {"cli", "commands"},
    "pydantic": {"model"},
    "pydantic_core": {"model"},
    "babel": {"text"},
    "PIL": {"pictures"},
}
LAZY = {"cli", "commands"}
"""May import inside functions: a command that only prints its help need not load MkDocs."""
LAZY_MODULES = {"cache/pictures.py"}
"""May too: most builds have no new picture, and Pillow takes a tenth of such a build."""
NAMELESS = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "core"}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
LONG_TABLES = {"pages/views.py"}
"""Nothing but declarations: one dataclass a template, which read best side by side."""


@dataclass(frozen=True)
class Import:
    """An import; of `from a import b` the name is `a.b`, whether `b` is a module or not."""

    name: str
    line: int
    is_top: bool


@dataclass(frozen=True)
class Module:
    """A module of the package."""

    path: str
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """As it is imported: `milaff.text.dates`."""
        parts = ("milaff", *Path(self.path).with_suffix("").parts)
        return ".".join(part for part in parts if part != "__init__")

    @property
    def floor(self) -> str:
        """The folder or module directly under the package."""
        return Path(self.path).with_suffix("").parts[0]

    def imports(self) -> Iterator[Import]:
        """Every import, wherever it stands."""
        top = set(map(id, self.tree.body))
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.path}:{node.lineno}: a relative import"
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            for name in names:
                yield Import(name, node.lineno, id(node) in top)


def parse_module(path: str, text: str) -> Module:
    return Module(path, text, ast.parse(text))


def read_modules() -> list[Module]:
    files = sorted(PACKAGE.rglob("*.py"))
    return [
        parse_module(file.relative_to(PACKAGE).as_posix(), file.read_text("utf-8"))
        for file in files
    ]


def upward_imports(module: Module) -> Iterator[str]:
    """Imports from a higher floor, or from a neighbour on the same one."""
    for one in module.imports():
        first, _, rest = one.name.partition(".")
        target = rest.split(".")[0]
        target = target if target in FLOORS else "__init__"
        if first != "milaff" or target == module.floor:
            continue
        is_beside = any({module.floor, target} <= pair for pair in SIBLINGS)
        if is_beside or FLOORS.index(target) >= FLOORS.index(module.floor):
            yield f"{module.path}:{one.line}: {module.floor} imports {target}"


def hidden_imports(module: Module) -> Iterator[str]:
    """Imports inside functions, conditions or classes; `sys.platform` decides what there is."""
    for one in module.imports():
        is_ours = one.name.split(".")[0] in {"milaff", *MAY_IMPORT}
        if (
            not one.is_top
            and is_ours
            and module.floor not in LAZY
            and module.path not in LAZY_MODULES
        ):
            yield f"{module.path}:{one.line}: a hidden import of {one.name}"


def foreign_imports(module: Module) -> Iterator[str]:
    """Imports of libraries that belong to other floors."""
    for one in module.imports():
        allowed = MAY_IMPORT.get(one.name.split(".")[0])
        if allowed is not None and module.floor not in allowed:
            yield f"{module.path}:{one.line}: {module.floor} imports {one.name.split('.')[0]}"


def odd_sizes(module: Module) -> Iterator[str]:
    """Modules and functions that have grown too long."""
    length = len(module.text.splitlines())
    if length > LONGEST_MODULE and module.path not in LONG_TABLES:
        yield f"{module.path}: {length} lines"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{module.path}:{node.lineno}: {node.name} has {lines} lines"


def odd_names(module: Module) -> Iterator[str]:
    """Modules that are named after nothing, or say not what they are for."""
    if set(Path(module.path).with_suffix("").parts) & NAMELESS:
        yield f"{module.path}: a name that says nothing"
    if module.text.strip() and not ast.get_docstring(module.tree):
        yield f"{module.path}: no docstring"


def circles(modules: list[Module]) -> Iterator[str]:
    """Modules that import one another in a circle, by a chain however long."""
    names = {module.name for module in modules}
    needed = {module.name: _needed(module, names) for module in modules}
    while True:
        wanted = set().union(*needed.values())
        free = {name for name in needed if name not in wanted or not needed[name] & needed.keys()}
        if not free:
            yield from sorted(needed)
            return
        needed = {name: others - free for name, others in needed.items() if name not in free}


def _needed(module: Module, names: set[str]) -> set[str]:
    """The modules of the package that one imports."""
    full = {one.name for one in module.imports()}
    found = {name if name in names else name.rpartition(".")[0] for name in full}
    return (found & names) - {module.name}


RULES = (upward_imports, hidden_imports, foreign_imports, odd_sizes, odd_names)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(rule: object) -> None:
    assert callable(rule)
    assert [found for module in read_modules() for found in rule(module)] == []


def test_no_circle() -> None:
    assert list(circles(read_modules())) == []


def test_every_module_has_its_floor() -> None:
    assert {module.floor for module in read_modules()} <= set(FLOORS)


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("text/dates.py", '"""."""\nfrom milaff.model.event import Event\n', "text imports model"),
        ("graph/graph.py", '"""."""\nimport milaff.cli\n', "graph imports cli"),
        ("checks/x.py", '"""."""\nfrom milaff.markup.document import A\n', "imports markup"),
        ("text/a.py", '"""."""\ndef f():\n    import milaff.text.b\n', "a hidden import"),
        ("text/a.py", '"""."""\nif TYPE_CHECKING:\n    from milaff.text import b\n', "a hidden"),
        ("pages/a.py", '"""."""\nimport jinja2.runtime\n', "pages imports jinja2"),
        ("model/a.py", '"""."""\nfrom yaml import load\n', "model imports yaml"),
        ("text/a.py", '"""."""\n' + "x = 1\n" * 300, "301 lines"),
        ("text/a.py", '"""."""\ndef f():\n' + "    x = 1\n" * 41, "f has 42 lines"),
        ("text/utils.py", '"""."""\n', "a name that says nothing"),
        ("text/a.py", "x = 1\n", "no docstring"),
    ],
)
def test_rules_find(path: str, text: str, found: str) -> None:
    """Each rule, on a module that breaks it."""
    module = parse_module(path, text)
    problems = [problem for rule in RULES for problem in rule(module)]
    assert len(problems) == 1
    assert found in problems[0]


def test_circles_are_found() -> None:
    one = parse_module("text/a.py", '"""."""\nfrom milaff.text.b import x\n')
    two = parse_module("text/b.py", '"""."""\nfrom milaff.text.a import y\n')
    assert list(circles([one, two])) == ["milaff.text.a", "milaff.text.b"]
    assert list(circles([one, parse_module("text/b.py", '"""."""\n')])) == []
