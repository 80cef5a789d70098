from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cadres.forms.openings import OpeningsForm
from cadres.models import Post
from cadres.restructuring import draw
from unions.restructuring import plan_of
from unions.views.restructurings import door

from .destinations import find, is_open

CHANGE = "cadres.change_opening"
HERE = "Định biên của đơn vị mới"


@require_http_methods(["GET", "HEAD", "POST"])
def show(request, pk):
    """How many seats of each post the new units get."""
    document = find(request, pk)
    may_write = is_open(document) and request.user.has_perm(CHANGE)
    if request.method == "POST" and not may_write:
        return door.refuse_closed(request, document)
    form = OpeningsForm(
        request.POST if request.method == "POST" else None,
        document=document,
        user=request.user,
        places=list_places(document),
    )
    if form.is_valid() and (count := form.save()) is not None:
        messages.success(request, f"Đã ghi {count} định biên của đơn vị mới.")
        return redirect("destinations", document.pk)
    context = {
        "title": HERE,
        "trail": door.trail_of(request.user, document, HERE),
        "document": document,
        "form": form,
        "may_write": may_write,
        "back": door.address(request.user, document),
    }
    status = 400 if form.is_bound else 200
    name = "cadres/destinations/openings.html"
    return render(request, name, context, status=status)


def list_places(document):
    """[(new unit, [(post, quota)])], posts in their order."""
    if document.is_applied:
        return []
    plan = plan_of(document)
    quotas = draw(plan, document).room.quotas
    posts = Post.objects.in_bulk()
    ranked = sorted(posts.values(), key=lambda post: post.rank)
    return [
        (
            node.unit,
            [
                (post, quotas[node.unit.code, post.pk])
                for post in ranked
                if (node.unit.code, post.pk) in quotas
            ],
        )
        for node in plan.founded
    ]
