"""Whether what is about to be done is still what the page before it showed."""

from hashlib import sha256

NAME = "da-xem"
CHANGED = (
    "Danh sách hoặc mức đề nghị vừa thay đổi từ khi đồng chí mở trang trước; hãy xem "
    "lại số liệu dưới đây rồi bấm lần nữa."
)


def digest_of(proposed):
    """A short word for {key: proposed rank}."""
    return sha256(repr(sorted(proposed.items())).encode()).hexdigest()[:16]


def is_other(request, digest):
    """Whether the form was made of something else; one without a word is believed."""
    return request.POST.get(NAME, digest) != digest
