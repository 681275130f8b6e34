"""The independent verifier: counts a bundle again with Python's standard library and nothing of the product."""
