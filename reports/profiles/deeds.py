"""The moments of a cadre's work (profiles.work), each source in a function."""

from accounts import vietnamese
from cadres.choices import AwardTitle

from .moments import Moment


def attendances(rows, labels):
    for row in rows.work.attendances:
        course = row.course
        yield Moment(
            on=course.begins_on,
            kind="course",
            title=f"Học {course.name}",
            place=labels.place(row.unit_id, course.begins_on),
            details=(
                f"{course.get_kind_display()}; {course.organiser}",
                _result(row),
            ),
        )


def _result(row):
    """What came of it, with the certificate."""
    words = row.get_result_display()
    if not row.certificate:
        return words
    issued = f" ngày {vietnamese.day(row.certified_on)}" if row.certified_on else ""
    return f"{words}; chứng chỉ số {row.certificate}{issued}"


def moves(rows, labels):
    for row in rows.work.moves:
        yield Moment(
            on=row.on,
            kind="move",
            title=row.get_kind_display(),
            place=labels.place_before(row.unit_id, row.on),
            details=tuple(_moved(row, labels)),
            order=6,
        )
        if row.returned_on:
            yield Moment(
                on=row.returned_on,
                kind="move",
                title="Kết thúc đi thực tế",
                place=labels.place(row.unit_id, row.returned_on),
                order=6,
            )


def _moved(row, labels):
    """Where to, for how long, by which decision."""
    place = str(labels.place(row.into_id, row.on)) if row.into_id else row.place
    where = f"{row.into_post}, {place}" if row.into_post else place
    yield f"Từ chức danh {row.post} đến {where}"
    if row.planned_until:
        yield f"Dự kiến về ngày {vietnamese.day(row.planned_until)}"
    if row.is_over_age:
        yield "Bố trí khi hết tuổi công tác Đoàn"
    if row.decision:
        yield f"Quyết định số {row.decision}"


def offices(rows, labels):
    for row in rows.work.offices:
        body = f"{row.get_body_display()}, {row.get_tier_display().lower()}"
        facts = {"kind": "office", "details": (f"Nhiệm kỳ {row.term}",)}
        place = labels.place(row.unit_id, row.since)
        yield Moment(on=row.since, title=f"Trúng cử {body}", place=place, **facts)
        if row.until:
            place = labels.place_before(row.unit_id, row.until)
            yield Moment(
                on=row.until, title=f"Thôi tham gia {body}", place=place, **facts
            )


def awards(rows, labels):
    for row in rows.work.awards:
        yield Moment(
            on=row.on,
            kind="award",
            title=award_title(row),
            place=labels.place(row.unit_id, row.on),
            details=(row.occasion, f"Quyết định số {row.decision}"),
        )


def award_title(row):
    """Bằng khen, cấp tỉnh: Bí thư chi đoàn tiêu biểu"""
    words = f"{row.get_form_display()}, {row.get_tier_display().lower()}"
    if row.title == AwardTitle.OTHER:
        return words
    return f"{words}: {row.get_title_display()}"


def entries(rows, labels):
    for row in rows.work.entries:
        yield Moment(
            on=row.contest.on,
            kind="contest",
            title=f"Dự {row.contest.name}",
            place=labels.place(row.unit_id, row.contest.on),
            details=(row.get_prize_display(),) if row.prize else (),
        )


def visits(rows, labels):
    for row in rows.work.visits:
        trip = row.trip
        since, last = vietnamese.day(trip.begins_on), vietnamese.day(trip.ends_on)
        yield Moment(
            on=trip.begins_on,
            kind="visit",
            title=f"Đi cơ sở: {trip.name}",
            place=labels.place(row.unit_id, trip.begins_on),
            details=(f"Từ {since} đến hết {last}", _reported(row)),
        )


def _reported(row):
    if row.reported_on:
        return f"Báo cáo ngày {vietnamese.day(row.reported_on)}"
    return "Chưa có báo cáo"


def recruits(rows, labels):
    for row in rows.work.recruits:
        yield Moment(
            on=row.round.held_on,
            kind="recruitment",
            title=f"Trúng tuyển {row.post}",
            place=labels.place(row.unit_id, row.round.held_on),
            details=(row.round.name,),
        )


def evaluations(rows, labels):
    for row in rows.work.evaluations:
        day = row.campaign.as_of
        decided = (f"Quyết định số {row.decision}",) if row.decision else ()
        yield Moment(
            on=day,
            kind="evaluation",
            title=f"Năm {row.campaign.year}: {rank_of(row)}",
            place=labels.place(row.unit_id, day),
            details=(row.campaign.get_scale_display(), *decided),
        )


def rank_of(row):
    """The rank that was decided, or that there is none and why."""
    if row.rank:
        return row.get_rank_display()
    return f"Chưa xếp loại ({row.unrated})" if row.unrated else "Chưa xếp loại"


def candidates(rows, labels):
    """Once for every post of a plan, however often it was reviewed."""
    listed = {}
    for row in rows.work.candidates:
        listed.setdefault((row.review.plan_id, row.post_id), []).append(row)
    for reviewed in listed.values():
        yield _planned(reviewed, labels)


def _planned(reviewed, labels):
    first, last = reviewed[0], reviewed[-1]
    years = ", ".join(str(row.review.year) for row in reviewed)
    expected = vietnamese.day(last.expected_on)
    return Moment(
        on=first.review.on,
        kind="candidacy",
        title=f"Quy hoạch chức danh {first.post}",
        place=labels.place(first.review.plan.unit_id, first.review.on),
        details=(f"Dự kiến đảm nhiệm từ {expected}", f"Rà soát năm {years}"),
    )


DEEDS = (
    attendances,
    moves,
    offices,
    awards,
    entries,
    visits,
    recruits,
    evaluations,
    candidates,
)
