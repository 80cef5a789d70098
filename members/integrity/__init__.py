"""Standing rules over members: who they are, and where they were when."""

from . import admissions, enrolments, people, transfers  # noqa: F401 -- declares
