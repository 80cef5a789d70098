"""The papers of a restructuring: the annex of its decision and the notices to the units
concerned."""
