"""`python -m milaff`."""

from milaff.cli import main

main(prog_name="milaff")
