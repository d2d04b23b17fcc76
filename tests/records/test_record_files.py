"""The walk over the folders: which files are read, and what is said of the others."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from milaff.problems import Problem
from milaff.records import Kind, read_records

ARTICLE = "---\ntitle: هجوم\n---\nمتن\n"


def write(content: Path, **files: str | bytes) -> None:
    for name, data in files.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())


def brief(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{p.place.path}:{p.place.line}:{p.place.column} {p.code} {p.level}" for p in problems]


def test_records_of_all_kinds_in_order(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "sources/s.yml": "kind: news\n",
        "articles/b.md": ARTICLE,
        "articles/2024/a.md": ARTICLE,
        "entities/e.yaml": "kind: person\n",
        "events/v.md": "---\nid: other\n---\n",
        "about.md": "plain page",
        "articles/.hidden.md": "x",
        "articles/_draft.md": "x",
        "articles/photo.jpg": b"\xff\xd8",
        "media/x.txt": "x",
    }
    write(tmp_path, **files)
    records, problems = read_records(tmp_path)
    assert problems == ()
    assert [(record.kind, record.id, record.path) for record in records] == [
        (Kind.ARTICLE, "a", "articles/2024/a.md"),
        (Kind.ARTICLE, "b", "articles/b.md"),
        (Kind.ENTITY, "e", "entities/e.yaml"),
        (Kind.EVENT, "other", "events/v.md"),
        (Kind.SOURCE, "s", "sources/s.yml"),
    ]
    assert records[0].top.path == "content/articles/2024/a.md"
    assert records[0].digest == hashlib.sha256(ARTICLE.encode()).hexdigest()


WRONG_FILES: dict[str, tuple[str | bytes, str]] = {
    "articles/index.md": (ARTICLE, "1:1 YAM106 error"),
    "articles/README.md": ("x", "1:1 YAM106 error"),
    "articles/x.markdown": (ARTICLE, "1:1 YAM104 warning"),
    "articles/x.MD": (ARTICLE, "1:1 YAM104 warning"),
    "articles/x.yml.txt": ("a: b", "1:1 YAM104 warning"),
    "articles/noname": ("a: b", "1:1 YAM104 warning"),
    "articles/empty.md": ("", "1:1 YAM103 error"),
    "articles/Upper.md": (ARTICLE, "1:1 YAM107 error"),
    "articles/هجوم.md": (ARTICLE, "1:1 YAM107 error"),
    "articles/nul.md": (ARTICLE, "1:1 YAM108 error"),
    "articles/arabic.md": (ARTICLE.encode("windows-1256"), "2:8 YAM102 error"),
    "articles/wide.md": (ARTICLE.encode("utf-16"), "1:1 YAM102 error"),
    "articles/noise.md": (b"---\ntitle: \xff\xfe\n---\n", "2:8 YAM102 error"),
    "sources/list.yml": ("- a\n", "1:1 YAM127 error"),
}


@pytest.mark.parametrize("name", WRONG_FILES)
def test_wrong_file_is_reported_and_stops_no_other(tmp_path: Path, name: str) -> None:
    data, expected = WRONG_FILES[name]
    files: dict[str, str | bytes] = {name: data, "events/good.yml": "title: نص\n"}
    write(tmp_path, **files)
    records, problems = read_records(tmp_path, "c")
    assert brief(problems) == [f"c/{name}:{expected}"]
    assert [record.id for record in records if record.is_readable][-1] == "good"


def test_hint_guesses_the_encoding(tmp_path: Path) -> None:
    write(tmp_path, **{"articles/arabic.md": ARTICLE.encode("windows-1256")})
    _, (problem,) = read_records(tmp_path)
    assert problem.hint is not None
    assert problem.hint.en == "It seems to be Windows-1256: open it as such and save it as UTF-8"
    assert problem.hint.ar == "يبدو أنه محفوظ بترميز Windows-1256: افتحه به ثم احفظه بترميز UTF-8"


def test_wrong_id_gives_the_likeliest(tmp_path: Path) -> None:
    write(tmp_path, **{"articles/x.md": "---\nid: ISIS K\n---\n"})
    (record,), (problem,) = read_records(tmp_path)
    assert (record.id, problem.code) == ("isis-k", "YAM107")


def test_links_that_lead_out_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, **{"outside/x.md": ARTICLE, "c/articles/a.md": ARTICLE})
    articles = tmp_path / "c" / "articles"
    (articles / "out.md").symlink_to(tmp_path / "outside" / "x.md")
    (articles / "folder").symlink_to(tmp_path / "outside", target_is_directory=True)
    (articles / "circle").symlink_to(articles, target_is_directory=True)
    (articles / "broken.md").symlink_to(articles / "nothing.md")
    records, problems = read_records(tmp_path / "c", "c")
    assert [record.id for record in records if record.is_readable] == ["a"]
    assert brief(problems) == [
        "c/articles/circle:1:1 YAM109 error",
        "c/articles/folder:1:1 YAM109 error",
        "c/articles/out.md:1:1 YAM109 error",
        "c/articles/broken.md:1:1 YAM101 error",
    ]


def test_file_without_permission_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    write(tmp_path, **{"articles/a.md": ARTICLE})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert brief(read_records(tmp_path)[1]) == ["content/articles/a.md:1:1 YAM101 error"]


def test_no_folders_no_records(tmp_path: Path) -> None:
    assert read_records(tmp_path) == ((), ())
