"""What is measured on SQLite, in a process of its own: prints its rows as JSON."""

import json
import os
import sys
from dataclasses import asdict

import django


def main():
    os.environ |= {"DEMO": "1", "DEBUG": "0", "LOG_LEVEL": "WARNING"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from django.core.management import call_command  # noqa: PLC0415 -- after setup

    from bench.people_list import measure  # noqa: PLC0415 -- after setup

    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=sys.stderr)
    print(json.dumps([asdict(row) for row in measure()]))


if __name__ == "__main__":
    main()
