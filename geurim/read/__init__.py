"""Understanding a diary: what was felt, and what is to be seen."""
