from members.services.person_sheets.exporting import code_of


def rows_of(turns):
    """`turns` with what the columns' paths name, by course and name."""
    return turns.annotate(person_code=code_of("person_id")).order_by(
        "course__begins_on", "course", "person__sort_key", "pk"
    )
