"""What the meeting remembers: all SQL of the house, written once, on two engines."""
