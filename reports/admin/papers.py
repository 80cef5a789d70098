"""The papers of a restructuring and of a review of succession, offered where it is
read."""

from accounts.admin import links
from accounts.admin.links import Link
from cadres.models import SuccessionReview
from unions.models import Restructuring

VIEW = "unions.view_restructuring"
LISTED = "cadres.view_candidate"


def has_lines(document):
    return document.rows.exists()


links.add(
    Restructuring,
    Link("Phụ lục", "restructuring-annex", VIEW, {"form": "html"}, has_lines),
    Link("Phụ lục (PDF)", "restructuring-annex", VIEW, {"form": "pdf"}, has_lines),
    Link("Thông báo", "restructuring-notices", VIEW, {"form": "html"}, has_lines),
)

links.add(
    SuccessionReview,
    Link("Danh sách (PDF)", "succession-paper", LISTED, {"form": "pdf"}),
    Link("Xem để in", "succession-paper", LISTED, {"form": "html"}),
)
