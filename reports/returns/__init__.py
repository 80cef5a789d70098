"""Returns as they are read: what a period asks, of whom, and what stands there."""
