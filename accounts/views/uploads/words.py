"""How the plan and its progress are said."""

import time

from accounts import vietnamese
from accounts.services import uploads
from accounts.spreadsheets import Outcome, previews

WRITTEN = {
    Outcome.NEW: "dòng mới",
    Outcome.CHANGED: "thay đổi",
    Outcome.TRANSFER: "đề nghị chuyển sinh hoạt",
}

STILL = 300
STOPPED = (
    "Việc này đã đứng yên hơn 5 phút; chưa ghi gì. Người quản trị hệ thống có thể cho "
    "chạy lại (lệnh requeue_tasks)."
)


def deeds(counts):
    """ "1.245 dòng mới, 32 thay đổi"; nothing when nothing would be written."""
    parts = [
        f"{vietnamese.number(counts[outcome.value])} {words}"
        for outcome, words in WRITTEN.items()
        if counts.get(outcome.value)
    ]
    return ", ".join(parts)


def told_progress(upload):
    """How far the work on `upload` is, for the page and its module."""
    if not upload.is_working:
        return {"working": False, "percent": 100, "sentence": ""}
    last_sign = uploads.last_sign_of_life(upload) if upload.file else 0
    if time.time() - last_sign > STILL:
        return {"working": True, "percent": None, "sentence": STOPPED}
    told = previews.progress(uploads.folder_of(upload))
    done, total = told["done"], told["total"]
    sentence = told["what"].rstrip(".…") or "Đang chờ đến lượt"
    if total:
        left = vietnamese.number(total - done)
        sentence = f"{sentence}: {_of(done, total)} dòng, còn {left} dòng"
    percent = round(100 * done / total) if total else None
    return {"working": True, "percent": percent, "sentence": f"{sentence}."}


def _of(done, total):
    return f"{vietnamese.number(done)} trên {vietnamese.number(total)}"
