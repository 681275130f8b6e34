"""What can be done in a meeting: one method is one transaction, load, decide, store."""
