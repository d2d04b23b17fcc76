"""LNK611–LNK616: what came of asking the external links.

A dead link without an archived copy is an error: readers can no longer see what a statement rests
on. The others tell the desk what to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from milaff.graph.graph import Graph
from milaff.link_check.answer import Answer, Standing
from milaff.link_check.memory import Remembered
from milaff.link_check.uses import Use
from milaff.problems import Problem, Words, error, hint, warning

_REASONS = {
    "timeout": Words("لم يجب في المهلة", "no answer in time"),
    "refused": Words("الخادم يرفض الاتصال", "the connection is refused"),
    "no-such-host": Words("لا موقع بهذا الاسم", "there is no such host"),
    "certificate": Words("شهادة الموقع غير صالحة", "the certificate is not valid"),
    "no-network": Words("لا طريق إلى الخادم", "the server cannot be reached"),
    "broken-off": Words("انقطع الاتصال", "the connection broke off"),
}
_KEEP = Words(
    "احفظ نسخة في archive_url (web.archive.org مثلا)، أو صحّح الرابط",
    "Give a copy in archive_url (of web.archive.org, say), or correct the address",
)


def find_problems(
    uses: Iterable[Use], answers: Mapping[str, Remembered], graph: Graph
) -> Iterator[Problem]:
    """The findings for links whose answer is known."""
    for use in uses:
        if use.url in answers:
            yield from _of_use(use, answers[use.url].answer, graph)


def _of_use(use: Use, answer: Answer, graph: Graph) -> Iterator[Problem]:
    if answer.standing is Standing.DEAD:
        yield _dead(use, answer, graph)
    elif answer.standing is Standing.MOVED:
        yield hint(
            use.place,
            "LNK615",
            Words("انتقل هذا الرابط نهائيا", "This link has moved for good"),
            Words(f"العنوان الجديد: {answer.moved_to}", f"The new address: {answer.moved_to}"),
        )
    elif answer.standing in (Standing.UNCLEAR, Standing.UNREACHED):
        why = reason_of(answer)
        yield hint(
            use.place,
            "LNK616",
            Words(f"لا يُعرف حال الرابط: {why.ar}", f"The link could not be judged: {why.en}"),
            Words("افتحه في المتصفح", "Open it in a browser"),
        )


def _dead(use: Use, answer: Answer, graph: Graph) -> Problem:
    why = reason_of(answer)
    message = Words(f"رابط لا يعمل: {why.ar}", f"A dead link: {why.en}")
    if use.role == "archive":
        message = Words(
            f"النسخة المحفوظة لا تُفتح: {why.ar}", f"The archived copy is gone: {why.en}"
        )
        return warning(use.place, "LNK613", message, _KEEP)
    if use.role != "source":
        remedy = Words("صحّح الرابط أو احذفه", "Correct the link or remove it")
        return error(use.place, "LNK611", message, remedy)
    if graph.written.sources[use.source].archive_url:
        kept = Words("يبقى للقراء ما في archive_url", "Readers still have the copy in archive_url")
        return hint(use.place, "LNK614", message, kept)
    alone = _rest_on(use.source, graph)
    if not alone:
        return error(use.place, "LNK611", message, _KEEP)
    names = ", ".join(alone)
    message = Words(
        f"{message.ar}. لا مصدر غيره لـ: {names}",
        f"{message.en}. It is the only source of: {names}",
    )
    return error(use.place, "LNK612", message, _KEEP)


def reason_of(answer: Answer) -> Words:
    """Why a link is not simply well."""
    if answer.reason in _REASONS:
        return _REASONS[answer.reason]
    return Words(f"أجاب الخادم {answer.status}", f"the server answered {answer.status}")


def _rest_on(source: str, graph: Graph) -> list[str]:
    """The articles that readers see and that cite this source alone."""
    return [
        id
        for id in graph.citations.of.get(source, ())
        if id in graph.library.articles and graph.citations.by[id] == (source,)
    ]
