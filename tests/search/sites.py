"""Sites with a search, for the tests: made by the core, asked through node or through Python."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from milaff.outputs.search import plan_search
from tests.built_site import BuiltSite, build_site, write_content

HERE = Path(__file__).parent
needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")

CONTENT = {
    "entities/isis-k.md": """
---
kind: group
name: {ar: داعش خراسان, en: ISIS-K}
aliases: [تنظيم الدولة في خراسان]
summary: فرع لتنظيم داعش.
---
""",
    "entities/moscow.md": """
---
kind: place
name: موسكو
---
""",
    "dossiers/attack.md": """
---
title: ملف الهجوم
---
مقدمة عن القنبلة.
""",
    "events/concert.md": """
---
title: هجوم على حفل
date: 2024-03-22
---
أعلن داعش خراسان مسؤوليته.
""",
    "sources/alhurra.md": """
---
kind: news
outlet: الحرة
title: تبعات الهجوم الدموي
date: 2024-03-24
---
""",
    "articles/first.md": """
---
title: هجوم موسكو الدموي
date: 2024-03-24
dossiers: [attack]
sources: [alhurra]
---
## ما جرى

قَالَ الرُّؤَسَاءُ إن [[isis-k]] نفّذ الهجومَ في [[moscow|العاصمة الروسية]].[@alhurra]

- عثر على **صواريخ** في المكان
""",
    "articles/second.md": """
---
title: الصبر مفتاح
date: 2024-03-25
---
تحدث الرئيس عن صاروخ واحد وعن الأفغانيين. وقال عبد الله إن الفرج قريب.
""",
    "articles/third.md": """
---
title: أخبار قديمة
date: 2024-01-02
summary: خلاصة عن البحيرات.
---
موسكو بعيدة، والهجوم لم يقع فيها.
""",
    "articles/draft.md": """
---
title: مسودة سرية
date: 2024-03-25
status: draft
---
زنجبيل.
""",
    "articles/embargoed.md": """
---
title: خبر محجوز
date: 2024-03-25
publish_at: 2030-01-01
---
قرنفل.
""",
    "articles/gone.md": """
---
title: خبر سُحب
date: 2024-03-25
status: withdrawn
changes: [{kind: retraction, date: 2024-04-01, note: أخطأنا}]
---
كمون.
""",
}


def make_index(folder: Path, files: dict[str, str]) -> dict[str, bytes]:
    """The files of the search by path, of a site with these records."""
    shutil.rmtree(folder, ignore_errors=True)
    site = build_site(write_content(folder, files))
    return index_of(site)


def index_of(site: BuiltSite) -> dict[str, bytes]:
    """The files of the search of a site."""
    units = plan_search(site.edition.scope)
    return {output.path: output.content for unit in units for output in unit.make()}


def write_index_files(folder: Path, files: dict[str, bytes]) -> Path:
    """Write them, as a built site has them."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def ask(site: Path, *questions: dict[str, Any]) -> list[dict[str, Any]]:
    """What `search.js` answers, and which files it asked for."""
    lines = "\n".join(json.dumps({"call": "search", **one}) for one in questions)
    done = subprocess.run(
        ["node", str(HERE / "ask.mjs"), str(site)],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]
