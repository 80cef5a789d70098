from django.db import transaction

from accounts import vietnamese
from accounts.services import corrections, events
from cadres.models import Post


@transaction.atomic
def add(*, code, name, rank, by):
    """Adds a post to those that offices know. Returns it; raises ValidationError by
    field for a code or a name used before."""
    post = Post(code=code.upper(), name=vietnamese.clean(name), rank=rank)
    post.full_clean()
    post.save(force_insert=True)
    events.record(by=by, act="post.add", subject=post)
    return post


@transaction.atomic
def correct(*, post, reason, by, at, **facts):
    """Puts right the name or the rank of a post. Returns the footprint."""
    row = Post.objects.select_for_update().get(pk=post.pk)
    return corrections.correct(row=row, changes=facts, reason=reason, by=by, at=at)
