"""The nouns of a briefing: frozen models without logic beyond their own fields, one noun a file."""
