"""The benchmark: both sides of every ratio are measured in this one run, in turn."""

import json
import os
import sys
from pathlib import Path

import django

RESULT = Path("var/bench.json")


def main():
    os.environ |= {"DEMO": "1", "DEBUG": "0", "LOG_LEVEL": "WARNING"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from django.core.management import call_command  # noqa: PLC0415 -- after setup

    from bench import cases  # noqa: PLC0415 -- after setup

    call_command("migrate", verbosity=0)
    call_command("load_demo")
    rows = [row for case in cases.CASES for row in case()]
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps([row.as_dict() for row in rows], indent=2) + "\n")
    for row in rows:
        print(row)
    sys.exit(any(not row.holds for row in rows))


if __name__ == "__main__":
    main()
