"""From a saved article to a proposed source and its snapshot."""
