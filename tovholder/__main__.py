"""`python -m tovholder` is the command `tovholder`."""

from tovholder.cli import main

main()
