"""Read also, same-event groups, copies and the check, on small sites."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.built_site import BuiltSite, build_site, write_content

from milaff.graph.independence import independent_sources

SUBJECTS = {
    "attack": "هجوم قاعة كروكوس سيتي هول الحفل الموسيقي ضواحي العاصمة مسلحون إطلاق نار حريق ضحايا",
    "vote": "انتخابات بلدية ناخبين مرشحين صناديق اقتراع دوائر نتائج لجنة فرز أصوات مقاعد",
    "oil": "أسعار النفط الخام برميل أوبك إنتاج أسواق تراجع عقود تسليم صادرات منتجين خزانات",
}
FILLER = [f"عبارة{n}" for n in range(400)]


def body(subject: str, start: int, count: int = 24) -> str:
    """A text on a subject, with filler of its own."""
    words = SUBJECTS[subject].split()
    filler = FILLER[start : start + count]
    mixed = [word for pair in zip(words * 2, filler, strict=False) for word in pair]
    return " ".join(mixed) + "."


def article(text: str, **keys: str) -> str:
    lines = {"title": f"عنوان {text.split()[1]}", "date": "2024-03-01"} | keys
    head = "".join(f"{key}: {value}\n" for key, value in lines.items())
    return f"---\n{head}---\n{text}\n"


def entity(name: str) -> str:
    return f"kind: place\nname:\n  ar: {name}\n"


def make(folder: Path, articles: dict[str, str], **others: str) -> BuiltSite:
    files = {f"articles/{id}.md": text for id, text in articles.items()}
    return build_site(write_content(folder / "content", files | others))


def ids(site: BuiltSite, id: str) -> list[str]:
    return [one.id for one in site.graph.related[id]]


def test_nearest_first_and_nothing_on_another_subject(tmp_path: Path) -> None:
    texts = {
        f"{subject}-{n}": article(body(subject, 40 * n + 130 * place), date=f"202{n}-01-01")
        for place, subject in enumerate(SUBJECTS)
        for n in range(3)
    }
    site = make(tmp_path, texts)
    assert set(ids(site, "attack-0")) == {"attack-1", "attack-2"}
    for id, related in site.graph.related.items():
        near = site.graph.similarity.nearest[id]
        scores = [near[one.id] for one in related]
        assert scores == sorted(scores, reverse=True)


def test_editor_goes_first(tmp_path: Path) -> None:
    texts = {f"attack-{n}": article(body("attack", 40 * n), date=f"202{n}-01-01") for n in range(3)}
    texts["oil"] = article(body("oil", 200))
    texts["attack-0"] = article(body("attack", 0), date="2020-01-01", related="[oil, attack-2]")
    site = make(tmp_path, texts)
    assert ids(site, "attack-0") == ["oil", "attack-2", "attack-1"]


@pytest.mark.parametrize(
    "keys",
    [
        {"status": "draft"},
        {"publish_at": "2030-01-01"},
        {"expires_at": "2024-03-02"},
        {
            "status": "withdrawn",
            "changes": "[{kind: retraction, date: 2024-03-02, note: سُحبت.}]",
        },
    ],
)
def test_hidden_and_withdrawn_never(tmp_path: Path, keys: dict[str, str]) -> None:
    texts = {f"attack-{n}": article(body("attack", 40 * n), date=f"202{n}-01-01") for n in range(3)}
    site = make(tmp_path, texts)
    assert "attack-1" in ids(site, "attack-0")
    texts["attack-1"] = article(body("attack", 40), **{"date": "2021-01-01"} | keys)
    texts["attack-0"] = article(body("attack", 0), date="2020-01-01", related="[attack-1]")
    site = make(tmp_path / "hidden", texts)
    assert ids(site, "attack-0") == ["attack-2"]
    assert "attack-1" not in site.graph.related


def test_the_reason_is_what_they_share(tmp_path: Path) -> None:
    """The rarest first; what most articles name is no reason."""
    names = {
        "entities/moscow.yml": entity("موسكو"),
        "entities/kabul.yml": entity("كابل"),
        "entities/russia.yml": entity("روسيا"),
    }
    named = {
        "attack-0": "[russia, moscow, kabul]",
        "attack-1": "[russia, kabul, moscow]",
        "vote-0": "[russia, moscow]",
        "vote-1": "[russia]",
        "oil-0": "[russia]",
        "oil-1": "[russia]",
    }
    texts = {
        id: article(body(id.split("-")[0], 60 * n), entities=entities, date=f"2023-{n + 1:02}-01")
        for n, (id, entities) in enumerate(named.items())
    }
    site = make(tmp_path, texts, **names)
    (first,) = site.graph.related["attack-0"]
    assert (first.id, first.shared) == ("attack-1", ("kabul", "moscow"))
    assert site.graph.related["vote-0"][0].shared == ()
    assert "يشترك في: كابل، موسكو" in site.text("articles/attack-0/index.html")


COPY = body("attack", 0) + " " + body("attack", 100)


def test_copies_are_not_related_and_warned_of(tmp_path: Path) -> None:
    site = make(
        tmp_path,
        {
            "first": article(COPY, title="الأصل", date="2024-03-01"),
            "later": article(COPY + " زيادة.", title="النسخة", date="2024-03-02"),
            "other": article(body("attack", 200), date="2023-03-02"),
        },
    )
    assert site.graph.similarity.copies == {"later": "first"}
    assert ids(site, "first") == ids(site, "later") == ["other"]
    assert len(ids(site, "other")) == 1
    (problem,) = [one for one in site.problems if one.code == "TXT510"]
    assert (problem.place.path, problem.place.line) == ("content/articles/later.md", 2)
    assert "content/articles/first.md" in problem.message.ar


def test_a_pair_that_the_editor_relates_is_still_warned_of(tmp_path: Path) -> None:
    site = make(
        tmp_path,
        {
            "first": article(COPY, date="2024-03-01"),
            "later": article(COPY, date="2024-03-02", related="[first]"),
        },
    )
    assert ids(site, "later") == ["first"]
    assert [one.code for one in site.problems if one.code.startswith("TXT")] == ["TXT510"]


def test_a_draft_that_repeats_is_warned_of_and_told_nobody(tmp_path: Path) -> None:
    """Even where the draft bears the older date."""
    site = make(
        tmp_path,
        {
            "shown": article(COPY, date="2024-03-02"),
            "hidden": article(COPY, date="2024-03-01", status="draft"),
        },
    )
    (problem,) = [one for one in site.problems if one.code == "TXT510"]
    assert problem.place.path == "content/articles/hidden.md"
    assert site.graph.similarity.near_duplicates == ()
    assert site.graph.similarity.copies == {}


EVENT = {"events/crocus.yml": "title: هجوم كروكوس\ndate: 2024-03-01\n"}


def test_articles_on_one_event_fold_into_one(tmp_path: Path) -> None:
    """Each of the group shows the others; an article outside it shows one of them."""
    texts = {
        f"outlet-{n}": article(body("attack", 40 * n), events="[crocus]", date=f"2024-03-0{n + 1}")
        for n in range(3)
    }
    texts["before"] = article(body("attack", 200), date="2023-03-02")
    texts["oil"] = article(body("oil", 300))
    site = make(tmp_path, texts, **EVENT)
    group = ("outlet-0", "outlet-1", "outlet-2")
    assert site.graph.similarity.same_event == (group,)
    assert site.graph.similarity.group_of["outlet-1"] == group
    related = {one.id: one for one in site.graph.related["outlet-0"]}
    assert set(related) == {"outlet-1", "outlet-2", "before"}
    assert related["outlet-1"].is_same_event
    assert not related["before"].is_same_event
    assert len(ids(site, "before")) == 1
    assert "عن الحدث نفسه" in site.text("articles/outlet-0/index.html")


SOURCE = "kind: news\noutlet: {}\n"


def test_sources_that_pass_on_one_text_are_one(tmp_path: Path) -> None:
    quoted = "excerpts:\n  - " + body("oil", 0)
    site = make(
        tmp_path,
        {
            "first": article(COPY, date="2024-03-01", sources="[wire]"),
            "later": article(COPY, date="2024-03-02", sources="[paper]"),
        },
        **{
            "sources/wire.yml": SOURCE.format("وكالة"),
            "sources/paper.yml": SOURCE.format("صحيفة"),
            "sources/quoting-a.yml": SOURCE.format("قناة") + quoted,
            "sources/quoting-b.yml": SOURCE.format("إذاعة") + quoted,
        },
    )
    sources = ("paper", "quoting-a", "quoting-b", "wire")
    found = independent_sources(sources, site.graph.library, site.graph.similarity)
    assert found == ("quoting-a", "wire")
