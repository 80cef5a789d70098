from urllib.parse import urlencode

from django.urls import reverse

# As many keys as an address may carry.
MOST = 100


def listed(model, keys=(), **lookups):
    """The address of the list of `model` in the admin, narrowed down by `lookups`, and
    to the rows with these keys where there are not too many."""
    meta = model._meta
    if 0 < len(keys) <= MOST:
        lookups["id__in"] = ",".join(str(key) for key in sorted(keys))
    lists = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    return f"{lists}?{urlencode(lookups, safe=',')}" if lookups else lists
