"""What every paper of a restructuring says around its text."""

from accounts import vietnamese
from accounts.choices import ReviewState
from reports.rendering import letterhead


def is_draft(document):
    return document.state != ReviewState.APPROVED


def frame(document, authority, kind="QĐ"):
    """Letterhead and signature of `authority`, a unit with its province, for a paper of
    this `kind`; and the decision as it is cited. What is not approved is a draft."""
    office = letterhead.office(authority, document.decided_on, kind)
    office["signature"] |= {"post": "", "name": document.signer}
    decided = vietnamese.day_long(document.decided_on)
    return {
        "document": document,
        "is_draft": is_draft(document),
        "decision": f"{document} {decided} của {office['unit_name']}",
        "effective_on": document.effective_on,
        "keywords": ("sắp xếp tổ chức Đoàn", document.number),
        **office,
    }
