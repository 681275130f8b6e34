"""What a screen can show, a module a view: final words and figures, ready for JSON."""
