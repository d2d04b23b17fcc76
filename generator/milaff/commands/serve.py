"""`milaff serve`: the site on this machine, built again at every change."""

from __future__ import annotations

from milaff.commands.options import command, config_file, find_config, lang, now, option, strict


@command(
    "serve",
    ar="يعرض الموقع على جهازك، ويعيد بناءه كلما حفظت ملفا.",
    en="Serve the site on this machine; it is built again whenever a file is saved.",
)
@config_file
@option("--dev-addr", "-a", metavar="HOST:PORT", ar="العنوان والمنفذ", en="address and port")
@option("--open", "-o", "opened", is_flag=True, ar="افتح المتصفح", en="open the browser")
@now
@strict
@lang
def serve(
    config: str, dev_addr: str | None, opened: bool, now: str, strict: bool, language: str | None
) -> None:
    # Only now what takes long to load.
    from milaff.commands.progress_display import Display
    from milaff.commands.reporting import leave, print_report
    from milaff.commands.running import environment, serve_site
    from milaff.mkdocs_host.order import Order, Outcome

    file = find_config(config)
    # The host prints its own lines all the while, which a counting line would run into.
    display = Display(language or "ar", is_terminal=False)
    order = Order(language=language or "", progress=display)
    with environment(now):
        problems = serve_site(file, order, strict=strict, address=dev_addr or "", opened=opened)
    if problems:
        outcome = Outcome(problems, language=language or "ar")
        print_report(outcome)
        leave(outcome)
