"""Small histories by hand: what was once kept though it did not hold any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from milaff.commands.running import build_site, environment
from milaff.graph.fingerprints import Fingerprint, fingerprint
from milaff.mkdocs_host.order import Order, Outcome
from milaff.report import describe
from tests.histories.building import Made, build, build_clean, differences
from tests.histories.world import Record, World, first_world, put, remove


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = first_world(tmp_path / "project")
    assert build(made).outcome.passed
    return made


def rebuild(world: World) -> Made:
    """The next build, which must be what a clean one is."""
    made = build(world)
    clean = build_clean(world, world.root.parent / "clean")
    assert [*differences(made, clean)] == []
    return made


def record(world: World, id: str) -> Record:
    return next(one for one in world.records if one.id == id)


def set_key(world: World, id: str, key: str, value: object) -> None:
    """Writes a key of a record; None takes it out."""
    one = record(world, id)
    if value is None:
        one.keys.pop(key)
    else:
        one.keys[key] = value
    world.save(one)


def set_body(world: World, id: str, body: str) -> None:
    one = record(world, id)
    one.body = body
    world.save(one)


def codes(outcome: Outcome) -> set[str]:
    return {problem.code for problem in outcome.problems}


def test_nothing_changes(world: World) -> None:
    made = rebuild(world)
    assert made.outcome.moved is not None
    assert made.outcome.moved.written == ()


def test_only_a_text_that_changed_is_compared_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept by a clean build is the same to the one after it."""
    compared = []

    def count(title: str, summary: str, body: str) -> Fingerprint:
        compared.append(body)
        return fingerprint(title, summary, body)

    monkeypatch.setattr("milaff.cache.texts.fingerprint", count)
    body = f"{record(world, 'a1').body}\n\nجملة أخرى.\n"
    set_body(world, "a1", body)
    assert build(world).outcome.passed
    assert len(compared) == 1


def test_a_record_goes_that_others_name(world: World) -> None:
    """That there is none of an id is read of all that was written, too."""
    remove(world.content / record(world, "group").path)
    assert "REF301" in codes(rebuild(world).outcome)


def test_a_text_with_a_warning_that_is_gone_again(world: World) -> None:
    """The text as it was before the warning does not come back."""
    one = record(world, "a2")
    remove(world.content / one.path)
    one.path = "articles/sub/a2.md"
    world.save(one)
    assert "LNK601" in codes(rebuild(world).outcome)
    set_key(world, "late", "summary", "ملخص آخر.")
    assert "LNK601" in codes(rebuild(world).outcome)


def test_what_changes_while_a_record_is_hidden(world: World) -> None:
    """a6 appears at one o'clock and links a1, whose title changes while a6 is hidden again."""
    noon = world.now
    world.now = noon.replace(hour=14)
    rebuild(world)
    world.now = noon
    set_key(world, "a1", "title", "عنوان جديد")
    rebuild(world)
    world.now = noon.replace(hour=14)
    rebuild(world)
    page = (world.site / "articles/a6/index.html").read_text(encoding="utf-8")
    assert "عنوان جديد" in page


def test_a_sentence_whose_mark_alone_is_another(world: World) -> None:
    """The page of the event shows the sentence in which a mark names it: `[[v0]]` is its title,
    `[[v0#killed]]` a number; the words around them are the same."""
    set_body(world, "a0", "قيل إن [[v0]] كثير.\n")
    rebuild(world)
    set_body(world, "a0", "قيل إن [[v0#killed]] كثير.\n")
    rebuild(world)
    set_body(world, "a0", "سطر.\n\nقيل إن [[v0#killed]] كثير.\n")
    assert "events/v0/index.html" not in written(rebuild(world))


def written(made: Made) -> tuple[str, ...]:
    assert made.outcome.moved is not None
    return made.outcome.moved.written


def test_another_site_folder_between(world: World) -> None:
    """What a build put there is not in the first one."""
    set_key(world, "a0", "title", "عنوان جديد")
    with environment(world.now.isoformat()):
        other = build_site(
            world.root / "mkdocs.yml", Order(quiet=True), site=str(world.root.parent / "other")
        )
    assert other.passed
    assert "articles/a0/index.html" in written(rebuild(world))


def test_a_template_that_shows_more_than_its_page(world: World) -> None:
    """Its pages are made each time: nobody can say what they are made of."""
    shell = '{% extends "milaff/shell.html" %}{% block content %}'
    put(
        world.overrides / "milaff/article.html",
        f"{shell}{{{{ view.title }}}} {{{{ graph.newest | length }}}}{{% endblock %}}",
    )
    put(
        world.overrides / "milaff/source.html",
        f"{shell}{{% include 'milaff/partials/front.html' %}}{{% endblock %}}",
    )
    put(
        world.overrides / "milaff/partials/front.html",
        "{% for one in home.latest %}{{ one.title }}{% endfor %}",
    )
    rebuild(world)
    set_key(world, "a7", "status", "published")
    made = rebuild(world)
    assert {"articles/a0/index.html", "sources/s2/index.html"} <= {*written(made)}
    set_key(world, "a7", "title", "عنوان جديد")
    assert "sources/s2/index.html" in written(rebuild(world))


def test_a_hook_gives_templates_what_it_likes(world: World) -> None:
    put(
        world.overrides / "hook.py",
        '"""A hook."""\nfrom pathlib import Path\n\n\ndef on_env(env, config, files):\n'
        "    text = Path(config.config_file_path).with_name('said.txt').read_text()\n"
        "    env.globals['said'] = lambda: text\n    return env\n",
    )
    put(world.overrides / "milaff/partials/footer.html", "<footer><p>{{ said() }}</p></footer>\n")
    world.settings["hooks"] = ["overrides/hook.py"]
    world.save_settings()
    for text in ("one", "one", "two"):
        put(world.root / "said.txt", text)
        rebuild(world)


def test_a_setting_comes_from_the_environment(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """mkdocs.yml is the same, what it says is not."""
    put(world.overrides / "milaff/partials/footer.html", "<footer>{{ config.copyright }}</footer>")
    text = (world.root / "mkdocs.yml").read_text(encoding="utf-8")
    put(world.root / "mkdocs.yml", f"{text}copyright: !ENV [OURS, '']\n")
    for value in ("one", "two"):
        monkeypatch.setenv("OURS", value)
        rebuild(world)


def test_a_part_of_a_template_that_is_no_html(world: World) -> None:
    put(world.overrides / "milaff/partials/footer.html", "{% include 'sign.svg' %}\n")
    for number in (1, 2):
        put(world.overrides / "sign.svg", f"<svg width='{number}'></svg>\n")
        rebuild(world)


def test_a_build_that_fails_between(world: World) -> None:
    """It keeps what it read, but is not what the next one is compared with: of the article that it
    did not have everything may be another when it comes back."""
    one = record(world, "a0")
    remove(world.content / one.path)
    set_key(world, "place", "aliases", ["حضر سامر الوادي", "أهل السهل رقم"])
    set_key(world, "a1", "title", "أمر آخر")
    put(world.content / "articles/broken.md", "---\ntitle: [\n---\n")
    assert not rebuild(world).outcome.passed
    remove(world.content / "articles/broken.md")
    world.save(one)
    assert rebuild(world).outcome.passed


def test_who_checks_between_two_builds_changes_nothing(world: World) -> None:
    set_key(world, "a0", "title", "عنوان جديد")
    cache = world.root / ".milaff/cache.sqlite"
    before = {path: path.read_bytes() for path in cache.parent.rglob("*") if path.is_file()}
    with environment(world.now.isoformat()):
        checked = build_site(world.root / "mkdocs.yml", Order(quiet=True, publish=False))
    assert checked.passed
    after = {path: path.read_bytes() for path in cache.parent.rglob("*") if path.is_file()}
    assert before == after
    found = [describe(problem, "en") for problem in rebuild(world).outcome.problems]
    assert found == [describe(problem, "en") for problem in checked.problems]


def test_two_claim_one_id(world: World) -> None:
    """And the one that stays is as it was."""
    put(world.content / "entities/z.yml", "id: a0\nkind: person\nname: {ar: زيد}\n")
    assert "REF310" in codes(rebuild(world).outcome)
    remove(world.content / "entities/z.yml")
    assert rebuild(world).outcome.passed


def test_an_article_is_withdrawn(world: World) -> None:
    """What stood beside names in its text counts no more, though the next run had not read it."""
    note = {"kind": "retraction", "date": "2024-04-02", "note": "سُحبت لخطأ."}
    set_key(world, "a1", "changes", [note])
    set_key(world, "a1", "status", "withdrawn")
    rebuild(world)


def test_a_picture_comes_and_goes(world: World) -> None:
    picture = world.content / "media/map.svg"
    data = picture.read_bytes()
    remove(picture)
    gone = rebuild(world)
    picture.write_bytes(data)
    assert codes(rebuild(world).outcome) < codes(gone.outcome)


def test_an_article_expires_and_an_event_with_it(world: World) -> None:
    set_key(world, "s1", "expires_at", "2024-04-15T13:00:00+00:00")
    set_key(world, "a2", "expires_at", "2024-04-15T13:00:00+00:00")
    rebuild(world)
    world.now = world.now.replace(hour=14)
    rebuild(world)
    world.now = world.now.replace(hour=11)
    rebuild(world)


def test_why_the_cache_was_not_used(world: World) -> None:
    cache = world.root / ".milaff/cache.sqlite"
    assert build(world).outcome.notice == ""
    cache.write_bytes(cache.read_bytes()[:-5000])
    notice = rebuild(world).outcome.notice
    assert "ملفه تالف" in notice
    assert build(world).outcome.notice == ""
