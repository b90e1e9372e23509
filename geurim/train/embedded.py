"""Families of readers that look at vectors: of morphemes, or of letter pieces in a small network.

They are here to be compared (:mod:`geurim.train.families`) and none of them is shipped: the first
needs kiwipiepy and its model (109 MB), the others torch to train.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geurim.errors import Missing
from geurim.read.blend import softmax
from geurim.read.impression import FEELINGS
from geurim.read.ngrams import pieces

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MISSING = "A comparison needs more than a reader does; type: pip install 'geurim[train]'."


class Fitted(NamedTuple):
    """A family after it has learnt."""

    shares: Callable[[Sequence[str]], Floats]
    """Texts to shares of the nine feelings, shape ``(texts, 9)``."""
    size: int = 0
    """Bytes of its own tables; a tagger's model is not counted."""
    nine: bool = True
    """Whether it tells nine feelings apart; else only pleasant from unpleasant."""


def logistic(matrix: Any, truth: Ints, penalty: float) -> tuple[Floats, Floats]:
    """Multinomial logistic regression: weights, shape ``(columns, 9)``, and bias, ``(9,)``.

    Stricter than that of the shipped tables: one family of pieces has rows half as long, squared,
    and at a tolerance of 1e-3 its fit stops after 20 steps, up to seven points short on dev.
    """
    try:
        library = import_module("sklearn.linear_model")
    except ImportError:
        raise Missing(MISSING) from None
    model = library.LogisticRegression(C=penalty, max_iter=200, tol=1e-4).fit(matrix, truth)
    weight, bias = np.zeros((matrix.shape[1], FEELINGS)), np.full(FEELINGS, -5.0)
    weight[:, model.classes_] = model.coef_.T
    bias[model.classes_] = model.intercept_
    return weight, bias


def kiwi() -> Any:
    """A tagger on one core.

    Raises:
        Missing: kiwipiepy is not installed.
    """
    try:
        return import_module("kiwipiepy").Kiwi(num_workers=1)
    except ImportError:
        raise Missing(MISSING) from None


_LANDMARKS, _LOWEST, _HIGHEST, _DIMENSIONS = 400, 100, 30_000, 256
_CONTENT = ("N", "V", "M", "X", "I")
"""First letters of the tags of stems, nouns, adverbs (안, 못), interjections; no endings."""


class Vectors:
    """Kiwi's own morpheme vectors, which it does not hand out, from the cosines that it does.

    With the Gram matrix of some landmark morphemes G = V w V', the coordinates of a morpheme are
    its cosines to the landmarks times V / sqrt(w) (classical scaling with landmarks: de Silva and
    Tenenbaum 2004), up to a rotation, which a linear model does not mind.
    """

    def __init__(self, tagger: Any) -> None:
        """Choose the landmarks; the same ones each time."""
        chosen = np.random.default_rng(0).choice(np.arange(_LOWEST, _HIGHEST), _LANDMARKS, False)
        self._tagger = tagger
        self._landmarks = [int(one) for one in np.sort(chosen)]
        self.known: dict[int, Floats] = {}
        gram = np.array([self._cosines(one) for one in self._landmarks])
        width, axes = np.linalg.eigh((gram + gram.T) / 2)
        self._axes = axes[:, -_DIMENSIONS:] / np.sqrt(width[-_DIMENSIONS:])

    def pooled(self, texts: Sequence[str]) -> Floats:
        """Mean and maximum over the content morphemes of each text, shape ``(texts, 512)``."""
        rows = [self._pool(found) for found in self._tagger.tokenize(iter(texts))]
        return np.array(rows).reshape(len(texts), 2 * _DIMENSIONS)

    def _pool(self, found: Sequence[Any]) -> Floats:
        ids = [one.id for one in found if one.tag.startswith(_CONTENT)]
        rows = np.array([self._of(one) for one in ids]).reshape(len(ids), _DIMENSIONS)
        rows = rows[np.isfinite(rows).all(1)]  # names and misspelt words have no vector
        if not len(rows):
            return np.zeros(2 * _DIMENSIONS)
        return np.concatenate([rows.mean(0), rows.max(0)])

    def _of(self, morpheme: int) -> Floats:
        if morpheme not in self.known:
            self.known[morpheme] = self._cosines(morpheme) @ self._axes
        return self.known[morpheme]

    def _cosines(self, morpheme: int) -> Floats:
        cosine = self._tagger.morpheme_similarity
        return np.array([cosine(morpheme, other) for other in self._landmarks])


def morpheme_vectors(texts: Sequence[str], truth: Ints) -> Fitted:
    """Pooled vectors of the tagger's morphemes, each column standardised, and a linear model."""
    vectors = Vectors(kiwi())
    rows = vectors.pooled(texts)
    centre, spread = rows.mean(0), rows.std(0) + 1e-6
    weight, bias = logistic((rows - centre) / spread, truth, 0.01)

    def shares(asked: Sequence[str]) -> Floats:
        return softmax((vectors.pooled(asked) - centre) / spread @ weight + bias)

    return Fitted(shares, len(vectors.known) * _DIMENSIONS * 2 + weight.size * 2)


_ROWS, _WIDTH, _HIDDEN = 2**16, 64, 128
_EPOCHS, _BATCH, _RATE, _DROPPED = 4, 64, 2e-3, 0.5
"""More epochs learn the diaries by heart: the loss on dev rises after the third or fourth."""
Words = list[Ints]
"""A text: for each word, the rows of the pieces that begin in it."""


def words_of(text: str) -> Words:
    """Both families of pieces of ``text``, hashed to rows and sorted by the word they begin in."""
    cut = pieces(text)
    letters = np.array([letter.isspace() for letter in text] or [True])
    begins = np.flatnonzero(~letters & np.concatenate([[True], letters[:-1]]))
    if not len(begins):
        return []
    word = np.maximum(0, np.searchsorted(begins, cut.starts, "right") - 1)
    rows = cut.hashes.astype(np.int64) % _ROWS
    return [rows[word == one] for one in range(len(begins))]


class Network:
    """Hashed embeddings of pieces, pooled to words and to a text, and one hidden layer.

    A word is the mean of its pieces. A text is the mean of its words or, with ``attended``, their
    mean by a softmax of one learned query, so that few telling words can outweigh the rest.
    """

    def __init__(self, torch: Any, *, attended: bool) -> None:
        """Draw the weights."""
        self._torch, self._attended = torch, attended
        nn = torch.nn
        self.parts: Any = nn.ModuleDict(
            {
                "bag": nn.EmbeddingBag(_ROWS, _WIDTH, mode="mean"),
                "ask": nn.Linear(_WIDTH, 1),
                "drop": nn.Dropout(_DROPPED),
                "hidden": nn.Linear(_WIDTH, _HIDDEN),
                "out": nn.Linear(_HIDDEN, FEELINGS),
            }
        )
        nn.init.normal_(self.parts["bag"].weight, std=0.1)

    def __call__(self, batch: Sequence[Words]) -> Any:
        """Logits, shape ``(texts, 9)``."""
        torch, parts = self._torch, self.parts
        lengths = [len(rows) for text in batch for rows in text]
        flat = [rows for text in batch for rows in text] or [np.zeros(0, np.int64)]
        owner = torch.tensor([row for row, text in enumerate(batch) for _ in text]).long()
        starts = torch.tensor(np.cumsum([0, *lengths])[:-1]).long()
        words = parts["bag"](torch.from_numpy(np.concatenate(flat)), starts)  # (words, 64)
        weight = torch.ones(len(lengths), 1)
        if self._attended:
            weight = parts["ask"](words).clamp(-15, 15).exp()
        whole = torch.zeros(len(batch), 1).index_add(0, owner, weight).clamp(min=1e-9)
        pooled = torch.zeros(len(batch), _WIDTH).index_add(0, owner, weight * words) / whole
        return parts["out"](parts["drop"](parts["hidden"](parts["drop"](pooled)).relu()))


def network(texts: Sequence[str], truth: Ints, *, attended: bool) -> Fitted:
    """Train a :class:`Network` for a few epochs with Adam; the same weights each time.

    Raises:
        Missing: torch is not installed.
    """
    try:
        torch = import_module("torch")
    except ImportError:
        raise Missing(MISSING) from None
    cut = [words_of(text) for text in texts]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        net = Network(torch, attended=attended)
        descent = torch.optim.Adam(net.parts.parameters(), lr=_RATE)
        for chosen in _batches(len(cut)):
            said = net([cut[int(row)] for row in chosen])
            loss = torch.nn.functional.cross_entropy(said, torch.from_numpy(truth[chosen]))
            descent.zero_grad()
            loss.backward()
            descent.step()
    net.parts.eval()

    def shares(asked: Sequence[str]) -> Floats:
        with torch.no_grad():
            found = [net([words_of(text)]).double().numpy() for text in asked]
        return softmax(np.concatenate(found))

    return Fitted(shares, 2 * sum(part.numel() for part in net.parts.parameters()))


def _batches(size: int) -> Iterator[Ints]:
    for epoch in range(_EPOCHS):
        order: Ints = np.random.default_rng((0, epoch)).permutation(size)
        yield from (order[start : start + _BATCH] for start in range(0, size, _BATCH))
