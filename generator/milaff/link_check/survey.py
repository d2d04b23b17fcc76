"""Asks many addresses: several hosts at once, each host one address at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from milaff.link_check.answer import Answer, Standing
from milaff.link_check.memory import Remembered

WORKERS = 8
PAUSE = 0.5
"""Seconds between two requests to one host."""

Ask = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class Survey:
    """All that is known of the addresses; `asked` were asked now, the others remembered."""

    answers: Mapping[str, Remembered]
    asked: frozenset[str]

    @property
    def is_offline(self) -> bool:
        """Whether something was asked and nothing but the network's absence was heard; without
        one some systems say of every name that it does not exist."""
        answers = [self.answers[url].answer for url in self.asked]
        if not all(one.reason in ("no-network", "no-such-host") for one in answers):
            return False
        hosts = {urlsplit(url).netloc for url in self.asked}
        return len(hosts) > 1 or any(one.standing is Standing.UNREACHED for one in answers)


def survey(
    urls: Iterable[str],
    memory: Mapping[str, Remembered],
    ask: Ask,
    now: datetime,
    age: timedelta,
    pause: float | None = None,
) -> Survey:
    """What the memory still knows, and the answers to the rest."""
    wanted = sorted(set(urls))
    known = {url: memory[url] for url in wanted if url in memory}
    asked = [url for url in wanted if url not in known or not known[url].is_fresh(now, age)]
    answers = _ask_all(asked, ask, PAUSE if pause is None else pause)
    found = {url: Remembered(answer, now) for url, answer in answers.items()}
    return Survey(known | found, frozenset(asked))


def _ask_all(urls: Iterable[str], ask: Ask, pause: float) -> dict[str, Answer]:
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc.lower(), []).append(url)

    def ask_host(urls: list[str]) -> dict[str, Answer]:
        answers = {}
        for number, url in enumerate(urls):
            if number:
                time.sleep(pause)
            answers[url] = ask(url)
        return answers

    with ThreadPoolExecutor(WORKERS) as workers:
        return {
            url: one for host in workers.map(ask_host, hosts.values()) for url, one in host.items()
        }
