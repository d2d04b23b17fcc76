"""`milaff init`: a starter site that builds."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from milaff.commands.options import command, lang
from milaff.commands.speech import Misuse, say
from milaff.problems import Words

SITE = Path(__file__).resolve().parent.parent / "starter" / "site"
_DOT = "dot-"
"""Names in the package that begin with this get a dot: tools skip dot files."""


@command(
    "init",
    ar="ينشئ موقعا جاهزا للبناء في مجلد DIR، وفيه مثال من كل نوع.",
    en="Make a site in the folder DIR that builds at once, with an example of each kind.",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@lang
def init(folder: Path, language: str | None) -> None:
    del language  # `say` asks the context
    copy_starter(folder)
    say(
        Words(
            f"أُنشئ الموقع في {folder}. والآن:\n  cd {folder}\n  milaff serve",
            f"made a site in {folder}. Now:\n  cd {folder}\n  milaff serve",
        )
    )


def copy_starter(folder: Path) -> None:
    """Copy the starter site; Misuse where that would touch what is there."""
    files = {target(path): path for path in sorted(SITE.rglob("*")) if path.is_file()}
    taken = [name for name in files if (folder / name).exists()]
    if taken or (folder.exists() and not folder.is_dir()):
        named = taken[0] if taken else folder
        raise Misuse(
            Words(
                f"لم يُنشأ شيء: {folder} فيه {named}. اختر مجلدا آخر",
                f"nothing was made: {folder} has {named} already; choose another folder",
            )
        )
    for name, path in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / name)


def target(path: Path) -> Path:
    """Where a file of the starter goes, relative to the new site."""
    parts = path.relative_to(SITE).parts
    return Path(*[f".{part[len(_DOT) :]}" if part.startswith(_DOT) else part for part in parts])
