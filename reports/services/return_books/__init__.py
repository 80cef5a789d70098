"""A return as a workbook: written, read again, looked at, and entered."""
