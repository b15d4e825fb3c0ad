"""`previously store`."""

from previously.surfaces.cli.commands.store_command.deeds import command

__all__ = ["command"]
