"""The crayon painter: draws a scene as a child of five to nine would, by rules, without a model."""
