"""Painting with SD3-class models: one room that sampling and training share.

``flow`` is the mathematics, ``checkpoint`` the files, ``text`` and ``model`` the networks, ``lora``
and ``dialects`` what is put onto them, ``memory`` where they lie, ``sampler`` the loop and
``painter`` the seam. Nothing is fetched from a network, and torch is imported where it is used.
"""
