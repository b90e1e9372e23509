"""Training what geurim can learn itself; it meets the rest of the house in files alone."""
