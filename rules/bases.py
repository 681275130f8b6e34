"""What a figure is a part of: every share, quorum and threshold names one of these."""

from enum import StrEnum


class Base(StrEnum):
    INVITED = "invited"
    ENTITLED = "entitled"
    PRESENT = "present"
    ANSWERED = "answered"
    VALID = "valid"
