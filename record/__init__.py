"""What leaves on paper: every format renders the same frozen `Record`."""
