"""`milaff new`: a file to fill in, in the right folder."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from string import Template

import click

from milaff.commands.options import command, config_file, find_config, lang, now, option
from milaff.commands.speech import Misuse, say
from milaff.problems import Words
from milaff.records.folders import SUFFIXES
from milaff.records.ids import RESERVED
from milaff.records.record import KIND_OF_FOLDER, Kind
from milaff.text.slugs import is_id, suggest_id

FORMS = Path(__file__).resolve().parent.parent / "starter" / "forms"
_SUFFIX = {Kind.ARTICLE: ".md", Kind.DOSSIER: ".md"}


@command(
    "new",
    ar="ينشئ سجلا جديدا فيه شرح كل مفتاح. لا يكتب فوق ملف موجود.",
    en="Make a record to fill in, with every key explained. Never overwrites a file.",
)
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
@click.argument("id")
@option("--title", metavar="TEXT", ar="العنوان أو الاسم", en="title or name")
@config_file
@now
@lang
def new(kind: str, id: str, title: str | None, config: str, now: str, language: str | None) -> None:
    check_id(id)
    content, today = _site(find_config(config), now, language or "")
    check_free(content, id)
    path = write_form(content, Kind(kind), id, title or "", today)
    say(Words(f"أُنشئ {path}", f"made {path}"))


def check_id(id: str) -> None:
    """Misuse for an id that no record may have."""
    if is_id(id) and id not in RESERVED:
        return
    better = suggest_id(id)
    remedy = Words(f"، مثل {better}", f", such as {better}") if better else Words("", "")
    raise Misuse(
        Words(
            f"المعرف «{id}» غير صالح: حروف لاتينية صغيرة وأرقام وشرطات{remedy.ar}",
            f'the id "{id}" is not valid: small Latin letters, digits and hyphens{remedy.en}',
        )
    )


def check_free(content: Path, id: str) -> None:
    """Misuse where a record of any kind has that id as its file's name."""
    for folder in KIND_OF_FOLDER:
        for file in sorted((content / folder).rglob(f"{id}.*")):
            if file.suffix in SUFFIXES:
                raise Misuse(Words(f"المعرف {id} مأخوذ: {file}", f"the id {id} is taken by {file}"))


def write_form(content: Path, kind: Kind, id: str, title: str, today: str) -> Path:
    """Write the form of that kind, filled in as far as it can be, and return its path."""
    suffix = _SUFFIX.get(kind, ".yml")
    path = content / kind.folder / f"{id}{suffix}"
    form = Template((FORMS / f"{kind.value}{suffix}").read_text(encoding="utf-8"))
    # A JSON string is a YAML string too, whatever stands in it.
    quoted = json.dumps(title or "اكتب العنوان هنا", ensure_ascii=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(form.substitute(title=quoted, today=today))
    return path


def _site(file: Path, now: str, language: str) -> tuple[Path, str]:
    """The content folder, and the day it is for the site."""
    from milaff.commands.reporting import leave, print_report
    from milaff.commands.running import environment, read_moment
    from milaff.mkdocs_host.order import Outcome

    with environment(now):
        content, moment, problems = read_moment(file)
    if content is None or moment is None:
        outcome = Outcome(problems, language=language or "ar")
        print_report(outcome)
        leave(outcome)
        raise AssertionError  # `leave` does not return
    return _relative(content), _day(moment)


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _relative(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
