"""Whether a server can be had at an address of this machine."""

from __future__ import annotations

import os
import socket

from milaff.problems import Words


def address_fault(host: str, port: int) -> tuple[Words, Words] | None:
    """Why nothing can be served there and what to do, or None. Asks as the server will, for a
    moment."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            if os.name != "nt":  # where it would share the port with whoever has it
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as fault:
        other = port + 1 if port < 65535 else 8000
        return Words(
            f"تعذر العرض على {host}:{port}، ولعل خادما آخر يعمل هناك ({fault})",
            f"cannot serve at {host}:{port}, where another server may be running ({fault})",
        ), Words(
            f"أوقف الآخر، أو اختر منفذا آخر: --dev-addr {host}:{other}",
            f"end the other one, or choose another port: --dev-addr {host}:{other}",
        )
    return None
