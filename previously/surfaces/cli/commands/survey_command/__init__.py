"""`previously survey`."""

from previously.surfaces.cli.commands.survey_command.survey import command

__all__ = ["command"]
