"""What stops the host, as Problems: a broken mkdocs.yml, a template with a fault."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterable
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from milaff.mkdocs_host.options import MilaffOptions, shown_path
from milaff.mkdocs_host.places import ConfigText
from milaff.problems import Level, Place, Problem, Words, did_you_mean, error, has_errors
from milaff.records.yaml_values import read_yaml

_VALUE = re.compile(r"(?s)Config value '(?P<key>\w+)': (?P<text>.*)")
_OPTION = re.compile(
    r"(?s)Plugin '(?P<plugin>[^']+)'(?: option '(?P<option>[^']+)')?: (?P<text>.*)"
)
_UNKNOWN = re.compile(r"Unrecognised configuration name: (\S+)")


def config_problems(
    records: Iterable[logging.LogRecord], failure: Exception | None, text: ConfigText
) -> tuple[Problem, ...]:
    """What the host found wrong with mkdocs.yml while it read it."""
    found = [_read_record(record, text) for record in records if record.levelno >= logging.WARNING]
    is_said = has_errors(found) or (bool(found) and isinstance(failure, SystemExit))
    if failure is not None and not is_said:
        found.append(_syntax(failure, text))
    return tuple(found)


def _syntax(failure: Exception, text: ConfigText) -> Problem:
    """YAML that cannot be read: the parser's own complaint knows the place."""
    cause = failure.__context__
    mark = getattr(cause, "problem_mark", None) or getattr(cause, "context_mark", None)
    place = Place(text.path, mark.line + 1, mark.column + 1) if mark else Place(text.path)
    for problem in read_yaml(text.text, text.path).problems if text.text else ():
        # Our reader explains better; what it finds elsewhere is not what stopped the host.
        if problem.level is Level.ERROR and abs(problem.place.line - place.line) <= 1:
            return problem
    reason = getattr(cause, "problem", None) or str(failure)
    message = Words(f"تعذرت قراءة الإعدادات: {reason}", f"cannot read the settings: {reason}")
    return error(place, "SET701", message)


def _read_record(record: logging.LogRecord, text: ConfigText) -> Problem:
    message = record.getMessage()
    level = Level.ERROR if record.levelno >= logging.ERROR else Level.WARNING
    found = _VALUE.match(message)
    if found is None:
        return Problem(Place(text.path), "SET790", level, Words(f"من MkDocs: {message}", message))
    return _wrong_value(found["key"], found["text"], level, text)


def _wrong_value(key: str, reason: str, level: Level, text: ConfigText) -> Problem:
    option = _OPTION.match(reason)
    unknown = _UNKNOWN.search(reason)
    name = (option["option"] if option else "") or key
    inside = option["plugin"] if option else ""
    if unknown:
        return _unknown(unknown[1], inside, level, text)
    if key == "docs_dir":
        return error(text.place_of_key(key), "SET705", *_no_content(reason))
    why = option["text"] if option else reason
    place = text.place_of_key(name, inside)
    message = Words(f"قيمة {name} غير صالحة: {_in_arabic(why)}", f"the value of {name}: {why}")
    return Problem(place, "SET702", level, message)


_ARABIC = (
    (r"Required configuration not provided\.", "لم تُكتب، ولا بد منها"),
    (r"Expected one of: \((.+)\) but received: (.+)", r"تصلح هنا إحدى هذه: \1، لا \2"),
    (r"Expected type: .*int.* but received: .*", "المطلوب عدد صحيح"),
    (r"Expected type: .*str.* but received: .*", "المطلوب نص"),
    (r"Expected type: .*dict.* but received: .*", "المطلوب مفاتيح وقيم"),
    (r'The "(.+)" plugin is not installed', r"الإضافة \1 غير مثبتة"),
    (r"Unrecognised theme name: '(.+)'\. .* are: (.+)", r"لا سمة باسم \1؛ المثبت: \2"),
)
"""The host's commonest complaints, in Arabic."""


def _in_arabic(reason: str) -> str:
    for pattern, arabic in _ARABIC:
        found = re.fullmatch(pattern, reason)
        if found:
            return found.expand(arabic)
    return reason


def _unknown(name: str, plugin: str, level: Level, text: ConfigText) -> Problem:
    schema = MilaffOptions if plugin == "milaff" else MkDocsConfig
    known = [key for key, _ in schema._schema]
    if plugin and plugin != "milaff":
        known = []
    message = Words(f"مفتاح لا يُعرف: {name}", f"unknown key: {name}")
    hint = did_you_mean(name, known)
    return Problem(text.place_of_key(name, plugin), "SET703", level, message, hint)


def _no_content(reason: str) -> tuple[Words, Words]:
    named = re.search(r"'(.+?)'", reason)
    path = shown_path(named[1]) if named else "docs"
    return (
        Words(f"مجلد المحتوى لا يوجد: {path}", f"the content folder does not exist: {path}"),
        Words(
            "أنشئه، أو اكتب اسمه في mkdocs.yml: docs_dir: content",
            "make it, or name it in mkdocs.yml: docs_dir: content",
        ),
    )


def plugin_missing(text: ConfigText) -> Problem:
    """The site does not ask for milaff, so nothing of its records would be built."""
    message = Words("إضافة milaff ليست في plugins", "the plugin milaff is not listed in plugins")
    hint = Words("أضف إلى mkdocs.yml: plugins: [milaff]", "add to mkdocs.yml: plugins: [milaff]")
    return error(text.place_of_key("plugins"), "SET704", message, hint)


def failure_problem(failure: Exception, text: ConfigText) -> Problem | None:
    """The fault of the site's author that stopped the host; None where it is nobody's but ours."""
    if isinstance(failure, jinja2.TemplateError):
        return _template_problem(failure, text)
    if isinstance(failure, MkDocsException):
        reason = str(failure)
        return error(Place(text.path), "SET790", Words(f"من MkDocs: {reason}", reason))
    return None


def _template_problem(failure: jinja2.TemplateError, text: ConfigText) -> Problem:
    reason = str(failure.message or failure)
    message = Words(f"خطأ في قالب: {reason}", f"a fault in a template: {reason}")
    return error(_template_place(failure) or Place(text.path), "SET713", message)


def _template_place(failure: jinja2.TemplateError) -> Place | None:
    if isinstance(failure, jinja2.TemplateSyntaxError) and failure.filename:
        return Place(shown_path(failure.filename), failure.lineno)
    frames = traceback.extract_tb(failure.__traceback__)
    inner = [frame for frame in frames if Path(frame.filename).suffix in (".html", ".xml")]
    return Place(shown_path(inner[-1].filename), inner[-1].lineno or 1) if inner else None
