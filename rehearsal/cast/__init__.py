"""A cast that plays a scenario file against a real bot: officials, delegates, answers, points, documents."""
