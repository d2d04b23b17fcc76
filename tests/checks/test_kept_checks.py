"""What lets findings be kept: rules on a record read little, rules on the site need few facts."""

from __future__ import annotations

import inspect
import random
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.built_site import write_content
from tests.graph.linking import DRAFT, SETTINGS, article, entity, event, link, source
from tests.test_invalid import BASE, HOSTS, STYLE

from milaff.build import read_site
from milaff.checks import (
    FAULTY_RECORD_CHECKS,
    RECORD_CHECKS,
    as_chosen,
    check_graph,
    check_record,
    check_records,
    check_site,
    facts_of,
    item_to_check,
)
from milaff.checks.claim_signs import _speech, _speech_word_by_word
from milaff.graph.graph import Graph, link_records
from milaff.graph.watch import ALL, Reads, watch_graph
from milaff.model.article import Article
from milaff.model.library import make_library
from milaff.model.source import Source
from milaff.problems import Place, Problem, Words, error, hint, warning
from milaff.records.read import read_records
from milaff.settings import Settings

NOW = datetime(2024, 6, 1, tzinfo=UTC)
REFERENCE = Path(__file__).parents[2] / "content"


def settings_of(content: Path) -> Settings:
    return Settings(content, now=NOW, style=STYLE, propaganda_hosts=HOSTS)


class Noted(Reads):
    """Keeps what is read as it is called."""

    def __init__(self) -> None:
        super().__init__()
        self.read: set[tuple[str, str]] = set()

    def note(self, name: str, key: str = ALL) -> None:
        """Something was read."""
        self.read.add((name, key))


def linked(content: Path) -> tuple[Graph, Settings]:
    """The graph of a folder, whatever its faults are."""
    settings = settings_of(content)
    records, _ = read_records(content)
    return link_records(make_library(records)[0], settings), settings


def codes(graph: Graph) -> list[str]:
    found = sorted(check_graph(graph, SETTINGS), key=lambda one: one.order)
    return [f"{one.code} {one.place.path}:{one.place.line}" for one in found]


# --- rules on a record ------------------------------------------------------------------


@pytest.mark.parametrize("content", [BASE, REFERENCE], ids=["base", "reference"])
def test_rules_on_records_look_up_by_key(content: Path) -> None:
    """Where nothing is wrong no rule goes through a whole mapping."""
    graph, settings = linked(content)
    noted = Noted()
    watched = watch_graph(graph, noted)
    for id, origin in graph.written.origins.items():
        item = item_to_check(id, graph.written)
        assert item is not None
        noted.read.clear()
        problems = list(check_record(item, watched, settings))
        assert not any(key == ALL for _, key in noted.read), (id, noted.read)
        if not origin.key and origin.record.body:
            assert any(name.endswith("body") and key == id for name, key in noted.read)
        assert problems == list(check_record(item, graph, settings))


def test_no_rule_on_a_record_asks_the_clock() -> None:
    for check in RECORD_CHECKS:
        text = inspect.getsource(sys.modules[check.__module__])
        assert "settings.now" not in text, check.__module__
        assert "is_file()" not in text, check.__module__


def test_records_with_faults_are_looked_at(tmp_path: Path) -> None:
    """A text has its marks whatever its keys are; other rules wait until these are right."""
    files = {
        "articles/a.md": "---\ntitle: م\ndate: 2024-13-01\n---\nقُتل 5 [[nobody]]\n",
        "articles/b.md": "---\ntitle: م\ndate: 2024-01-01\nevents: [nobody]\nx: 1\n---\nنص\n",
        "articles/،.md": "---\ntitle: م\ndate: 2024-01-01\nevents: [nobody]\n---\n[[nobody]]\n",
    }
    graph, settings = linked(write_content(tmp_path, files))
    found = {(one.code, one.place.path[-4:]) for one in check_records(graph, settings)}
    assert found == {("REF301", "a.md"), ("REF301", "b.md"), ("REF301", "،.md")}


def test_what_is_looked_at(tmp_path: Path) -> None:
    listed = "sources: [{id: s, title: خبر, url: words}]"
    files = {
        "articles/a.md": f"---\ntitle: م\ndate: 2024-01-01\n{listed}\n---\nنص\n",
        "articles/b.md": "",
        "articles/c.md": "---\ntitle: م\ndate: x\n---\nنص\n",
    }
    library = linked(write_content(tmp_path, files))[0].written
    assert isinstance(item_to_check("a", library), Article)
    assert item_to_check("s", library) is None
    unread, faulty = item_to_check("b", library), item_to_check("c", library)
    assert unread is not None
    assert unread.id == "b"
    assert isinstance(faulty, Article)
    assert set(FAULTY_RECORD_CHECKS) < set(RECORD_CHECKS)


def test_a_source_in_an_article_is_a_record() -> None:
    graph = link({"a/a": article("sources: [{id: s, kind: news}]", "نص [@s]")})
    item = item_to_check("s", graph.written)
    assert isinstance(item, Source)
    assert [one.code for one in check_record(item, graph, SETTINGS)] == ["SRC401"]


# --- together ---------------------------------------------------------------------------


def test_no_hint_where_a_line_has_an_error() -> None:
    """Whichever rules found them, and at the levels that rules have."""
    words = Words("ن", "n")
    place, other = Place("content/a.md", 3), Place("content/a.md", 4)
    found = [hint(place, "TXT520", words), hint(other, "TXT520", words)]
    found += [error(place, "REF301", words), warning(place, "SRC402", words)]
    shown = list(as_chosen(found, replace(SETTINGS, checks={"SRC402": None})))
    assert shown == [found[1], found[2]]


def test_all_is_records_and_site() -> None:
    graph, settings = linked(BASE)
    apart: list[Problem] = [*check_records(graph, settings), *check_site(graph, settings)]
    assert set(as_chosen(apart, settings)) == set(check_graph(graph, settings))


# --- facts of files ---------------------------------------------------------------------

PICTURE = "image: {file: media/x.jpg, alt: ص, sensitive: true, caption: ت}"


def test_facts() -> None:
    body = "نص [@s1; @s2, ص. 3]\n\n![](../media/x.jpg) `![](../media/y.jpg)`\n"
    graph = link({"a/a": article("sources: [s3]\ntags: [s4, وسم]", body)} | some_sources(4))
    facts = facts_of(graph.written.origins["a"].record)
    assert {"s1", "s2", "s3", "s4"} <= set(facts.named)
    assert "وسم" not in facts.named
    assert [file for file, _ in facts.pictures] == ["media/x.jpg"]
    assert graph.written.body_of("a")[facts.pictures[0][1] :].startswith("../media/x.jpg")


def some_sources(number: int) -> dict[str, str]:
    return {f"s/s{at}": source() for at in range(1, number + 1)}


def test_uncited_sources() -> None:
    files = some_sources(5) | {
        "a/a": article("", "نص [@s1]"),
        "a/d": article(DRAFT, "نص [@s2]"),
        "a/t": article("tags: [s3]", "نص [@s1]"),
        "s/own": source("relays: [s4]"),
    }
    uncited = [line for line in codes(link(files)) if "SRC403" in line]
    assert [line.split("/")[-1] for line in uncited] == ["own.yml:1", "s4.yml:1", "s5.yml:1"]


def test_nothing_is_uncited_where_a_file_cannot_be_read(tmp_path: Path) -> None:
    content = write_content(tmp_path, {"sources/s.yml": source()})
    assert "SRC403" in {one.code for one in read_site(settings_of(content))[1]}
    write_content(tmp_path, {"articles/a.md": ""})
    assert {one.code for one in read_site(settings_of(content))[1]} == {"YAM103"}


def test_kept_facts_do_as_well() -> None:
    graph, settings = linked(REFERENCE)
    kept = {one.record.path: facts_of(one.record) for one in graph.written.origins.values()}
    found = list(check_site(graph, settings, lambda record: kept[record.path]))
    assert found == list(check_site(graph, settings))


def test_sensitive_pictures_in_texts() -> None:
    text = "![](../media/x.jpg)\n\n<img alt='' src='../media/x.jpg'>"
    files = {"a/a": article(PICTURE), "a/b": article("", text), "a/c": article("", "![](../x.jpg)")}
    found = [line for line in codes(link(files)) if "CARE" in line]
    assert found == ["CARE907 content/articles/b.md:7", "CARE907 content/articles/b.md:9"]


# --- denials in other events ------------------------------------------------------------

ACCUSED = "participants: [{entity: e, role: accused, by: e2, source: s1}]"
DENIED = "participants: [{entity: e, role: denied, source: s1}]"
PEOPLE = {"e/e": entity("summary: من هو"), "e/e2": "kind: person\nname: آخر\n"} | some_sources(1)


@pytest.mark.parametrize(
    ("files", "is_told"),
    [
        ({"a/a": article("events: [v1, v2]")}, True),
        ({"a/a": article("events: [v1]", "نص [[v2]]")}, True),
        ({"a/a": article("events: [v1]"), "a/b": article("events: [v2]")}, False),
        ({"a/a": article(f"events: [v1, v2]\n{DRAFT}")}, False),
        ({"v/v1": event("2024", f"{ACCUSED}\nsummary: نص"), "v/v2": event("2024", DENIED)}, False),
        ({"v/v2": event("2024", f"{DENIED}\n{DRAFT}"), "a/a": article("events: [v1, v2]")}, True),
    ],
)
def test_denials_elsewhere(files: dict[str, str], is_told: bool) -> None:
    events = {"v/v1": event("2024", ACCUSED), "v/v2": event("2024", DENIED)}
    found = codes(link(PEOPLE | events | files))
    assert any("CARE902" in line for line in found) is is_told


# --- claims -----------------------------------------------------------------------------


def test_speech_is_found_alike_in_one_look_and_word_by_word() -> None:
    chance = random.Random(1)
    words = "قال وقالت فأعلن يُؤكد لا ولا فلم لن نفوا نفوه أوضحت؟ الوزارة ذكر، 5 x_y إنّ ٣".split()
    signs = (" ", "  ", "، ", ". ", "\n", " — ", "\u200f", "«")
    for _ in range(3000):
        text = "".join(chance.choice(words) + chance.choice(signs) for _ in range(6))
        assert _speech(text) == _speech_word_by_word(text), text
