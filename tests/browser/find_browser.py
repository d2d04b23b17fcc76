"""Finds a Chromium or Chrome for the tests; with --install, gets one.

In order: the one named in CHROME, one on the PATH, Playwright's own, then (with --install)
Debian's package where that may be installed, else Playwright's download. Without any it says what
to do and fails: the tests never skip in silence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ADVICE = """No Chromium or Chrome was found, and none could be installed. Either
  - install one (Debian: apt-get install chromium; macOS: brew install --cask chromium), or
  - run: python -m playwright install chromium, or
  - set CHROME to the path of the one you have."""


def find_browser() -> str | None:
    """The path of a browser, or None."""
    chosen = os.environ.get("CHROME")
    if chosen:
        return chosen if Path(chosen).is_file() else None
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or _playwright_browser()


def _playwright_browser() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install_browser() -> None:
    """Debian's package where it may be installed, else Playwright's."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "chromium"],
        ):
            subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
    if find_browser() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Prints the browser's path; 1 where there is none."""
    if find_browser() is None and "--install" in sys.argv:
        print("Installing Chromium for the tests …")
        install_browser()
    found = find_browser()
    print(found or ADVICE)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
