"""`python -m verifier BUNDLE`, and the way in of the single file inside the pack."""

import sys

from verifier.command import main

if __name__ == "__main__":
    sys.exit(main())
