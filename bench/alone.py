"""One import in a process of its own, so that its memory is its own."""

import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from bench import imports

    imports.load_alone(sys.argv[1:])
