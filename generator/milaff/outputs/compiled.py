"""Templates as an earlier run compiled them.

To compile the templates of a site takes longer than to print a page. What is kept of it holds as
long as every file that was looked at is the same, and escaped alike: a joined template consists of
many, and what it keeps depends on what they read.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.filters import FILTERS

_OPTIONS = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string",
    "comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix",
    "trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "optimized",
    "is_async", "sandboxed",
)  # fmt: skip


class _Kept(NamedTuple):
    """What a run leaves for the next."""

    epoch: bytes
    sources: dict[str, tuple[str, bytes, bool]]
    """Of each template looked for: its file, the digest of its text, whether it escapes."""
    codes: dict[str, bytes]
    reads: dict[str, frozenset[str]]


class CompiledTemplates:
    """The code of templates by name. `load` gives what an earlier run saved, `save` keeps it;
    `epoch` is a digest of what else the templates depend on: settings, words, hooks, program."""

    def __init__(
        self, load: Callable[[], bytes | None], save: Callable[[bytes], None], epoch: bytes
    ) -> None:
        self._load, self._save, self._epoch = load, save, epoch
        self._kept: _Kept | None = None
        self._is_new = False

    def plain(self, environment: jinja2.Environment) -> BytecodeCache:
        """The cache for an environment that compiles every template by itself."""
        return _Codes(self, environment, "plain")

    def joined(self, environment: jinja2.Environment) -> BytecodeCache:
        """The cache for an environment that joins templates; it must load by `WatchedLoader`."""
        return _Codes(self, environment, "joined")

    def open(self, environment: jinja2.Environment) -> _Kept:
        """What holds of what was saved; the first environment that asks is the one that counts."""
        if self._kept is None:
            epoch = _digest(self._epoch + _traits(environment))
            saved = self._load()
            kept = _Kept(*pickle.loads(saved)) if saved is not None else None
            holds = kept is not None and kept.epoch == epoch and _hold(kept.sources, environment)
            self._kept = kept if kept is not None and holds else _Kept(epoch, {}, {}, {})
        return self._kept

    def note(self, name: str, source: tuple[str, bytes, bool], kept: _Kept) -> None:
        """A template was looked at."""
        if kept.sources.get(name) != source:
            kept.sources[name] = source
            self._is_new = True

    def put(self, key: str, code: bytes, kept: _Kept) -> None:
        """Keep the code of a template."""
        kept.codes[key] = code
        self._is_new = True

    def reads(self, environment: jinja2.Environment) -> dict[str, frozenset[str]]:
        """What each template reads, as far as it is known; to be added to."""
        return self.open(environment).reads

    def save(self) -> None:
        """Keep what this run added."""
        if self._kept is not None and self._is_new:
            self._save(pickle.dumps(tuple(self._kept), 5))
            self._is_new = False


class WatchedLoader(jinja2.BaseLoader):
    """Loads as another loader does, and notes every template that was looked for."""

    def __init__(self, loader: jinja2.BaseLoader, compiled: CompiledTemplates) -> None:
        self._loader, self._compiled = loader, compiled

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """As the other loader's."""
        kept = self._compiled.open(environment)
        try:
            found = self._loader.get_source(environment, template)
        except jinja2.TemplateNotFound:
            self._compiled.note(template, _MISSING, kept)
            raise
        self._compiled.note(template, _source(found[0], found[1], environment, template), kept)
        return found


class _Codes(BytecodeCache):
    """The codes in the form that Jinja asks for."""

    def __init__(
        self, compiled: CompiledTemplates, environment: jinja2.Environment, way: str
    ) -> None:
        self._compiled, self._environment, self._way = compiled, environment, way

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template escapes or not by its place; Jinja's own key does not tell."""
        escapes = _is_escaped(self._environment, name)
        return f"{self._way} {escapes} {name} {filename or ''}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket the code, if there is one of the same text."""
        code = self._compiled.open(self._environment).codes.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        kept = self._compiled.open(self._environment)
        self._compiled.put(bucket.key, bucket.bytecode_to_string(), kept)


_MISSING = ("", b"", False)


def _hold(sources: Mapping[str, tuple[str, bytes, bool]], environment: jinja2.Environment) -> bool:
    """Whether every template is found where it was, as it was."""
    loader = environment.loader
    loader = loader._loader if isinstance(loader, WatchedLoader) else loader
    return loader is not None and all(
        _look(loader, environment, name) == source for name, source in sources.items()
    )


def _look(
    loader: jinja2.BaseLoader, environment: jinja2.Environment, name: str
) -> tuple[str, bytes, bool]:
    try:
        text, file, _ = loader.get_source(environment, name)
    except jinja2.TemplateNotFound:
        return _MISSING
    return _source(text, file, environment, name)


def _source(
    text: str, file: str | None, environment: jinja2.Environment, name: str
) -> tuple[str, bytes, bool]:
    return file or "", _digest(text.encode()), _is_escaped(environment, name)


def _is_escaped(environment: jinja2.Environment, name: str) -> bool:
    rule = environment.autoescape
    return bool(rule(name) if callable(rule) else rule)


def _traits(environment: jinja2.Environment) -> bytes:
    """What of an environment is in the code of its templates."""
    options: list[Any] = [getattr(environment, option) for option in _OPTIONS]
    filters = [(name, one is FILTERS.get(name)) for name, one in environment.filters.items()]
    finalize = getattr(environment.finalize, "__qualname__", "") if environment.finalize else ""
    return repr(
        (options, sorted(environment.extensions), finalize, sorted(filters),
         sorted(environment.tests), sorted(environment.globals), jinja2.__version__)
    ).encode()  # fmt: skip


def _digest(whole: bytes) -> bytes:
    return blake2b(whole, digest_size=16).digest()
