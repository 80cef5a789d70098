"""The arithmetic of the audit chain: what of an event is sealed, and into what."""

import hashlib
import json
from datetime import UTC

FIELDS = (
    "id",
    "at",
    "by",
    "act",
    "subject_type",
    "subject_id",
    "subject",
    "detail",
    "office",
    "face",
    "address",
)


def canonical(event):
    """An event, given as a mapping of FIELDS, in one spelling on every database."""
    facts = {name: event[name] for name in FIELDS}
    if facts["at"]:
        facts["at"] = facts["at"].astimezone(UTC).isoformat(timespec="microseconds")
    return json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def link(previous, text):
    """The digest of `text` after `previous`, the digest before it ("" at the start)."""
    return hashlib.sha256(f"{previous}{text}".encode()).hexdigest()
