"""Every wire of the service, read from top to bottom: memory, door, rooms, and the loops that run beside them."""
