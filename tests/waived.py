"""A reason given beforehand, where a test is not about the standards."""

from datetime import UTC, datetime

WAIVED = {
    "waiver": "Chưa có nguồn thay thế",
    "at": datetime(2021, 3, 2, 8, tzinfo=UTC),
}
