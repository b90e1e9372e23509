"""People: bodies, postures, faces, hair, clothes, and the signs of feelings around them."""
