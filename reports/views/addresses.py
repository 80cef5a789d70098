from urllib.parse import urlencode

from django.urls import reverse


def at(name, day, *args, **asked):
    """The address of a page about `day`; None is today, which goes without saying."""
    if day:
        asked["ngay"] = day.isoformat()
    url = reverse(name, args=args)
    return f"{url}?{urlencode(asked)}" if asked else url
