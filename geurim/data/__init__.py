"""What models learn from: sets of data, checked before anybody trains on them."""
