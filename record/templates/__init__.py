"""Templates that the secretariat may edit in Word, and the script that first laid them out."""
