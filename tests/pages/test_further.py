"""The pages after a record's own tell who names it and nothing twice."""

from __future__ import annotations

from pathlib import Path

from tests.built_site import BuiltSite, build_site, write_content

FILES = {
    "entities/person.yml": "name: {ar: فلان الفلاني}\nkind: person\nsummary: نبذة عن الرجل\n"
    "facts:\n  - {label: المولد, value: قرية بعيدة}\n",
    "sources/paper.yml": "title: وثيقة مطولة\nkind: report\nexcerpts: [مقتطف من الوثيقة]\n",
    "events/meeting.yml": "title: اجتماع مهم\ndate: 2024-03-01\nparticipants:\n"
    "  - {entity: person, role: party}\n",
    **{
        f"articles/a{at}.md": f"---\ntitle: مادة {at}\ndate: 2024-03-0{at}\n"
        "events: [meeting]\n---\n"
        f"قال فلان الفلاني قولا {at} في [[meeting]] [@paper].\n"
        for at in range(1, 7)
    },
}


def _built(tmp_path: Path) -> BuiltSite:
    return build_site(write_content(tmp_path, FILES), page_size=2)


def test_each_kind_goes_on(tmp_path: Path) -> None:
    built = _built(tmp_path)
    for folder, id in (("entities", "person"), ("events", "meeting"), ("sources", "paper")):
        for number, named in ((1, "65"), (2, "43"), (3, "21")):
            part = f"page/{number}/" if number > 1 else ""
            html = built.text(f"{folder}/{id}/{part}index.html")
            found = [at for at in "654321" if f"مادة {at}<" in html]
            assert "".join(found) == named, (folder, number)


def test_what_the_record_says_of_itself_is_on_its_own_page_alone(tmp_path: Path) -> None:
    built = _built(tmp_path)
    own = {
        "entities/person": ("قرية بعيدة", "نبذة عن الرجل"),
        "sources/paper": ("مقتطف من الوثيقة",),
        "events/meeting": ("participants",),
    }
    for folder, texts in own.items():
        for text in texts:
            assert text in built.text(f"{folder}/index.html"), text
            assert text not in built.text(f"{folder}/page/2/index.html"), text


def test_a_further_page_leads_back_and_on(tmp_path: Path) -> None:
    html = _built(tmp_path).text("entities/person/page/2/index.html")
    own = "../../../../entities/person/"
    assert f'<li><a href="{own}">فلان الفلاني</a></li>' in html
    assert "<h1>فلان الفلاني</h1>" in html
    assert f'<a href="{own}" rel="prev">' in html
    assert f'<a href="{own}page/3/" rel="next">' in html
    assert "<title>فلان الفلاني، الصفحة 2 · ملفّ</title>" in html
