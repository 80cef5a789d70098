"""What the grid sends, for tests of it."""

GRID = "evaluation-grid"


def shown(row, registered=0):
    ranks = f"{row.self_rank},{row.meeting_rank},{row.proposed_rank}"
    return {f"v-{row.pk}": f"{ranks},{registered},{row.unrated}"}


def typed(row, **values):
    """What the form sends of a row: its cells as they stand, but for `values`."""
    cells = {"t": row.self_rank, "h": row.meeting_rank, "d": row.proposed_rank}
    cells = cells | {"u": row.unrated} | values
    return shown(row) | {f"{name}-{row.pk}": value for name, value in cells.items()}


def ranks(row):
    row.refresh_from_db()
    return [row.self_rank, row.meeting_rank, row.proposed_rank]
