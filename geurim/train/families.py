"""A comparison of model families for the offline reader, on the diary corpus.

``python -m geurim.train.families [--data data/diaries] [--others DIR] [--measure dev test]`` fits
each family on ``train.jsonl`` and ``moments.jsonl`` and prints a line for it and each set measured.
Nothing is chosen on ``test``. With ``--others`` two families learn from other people's texts
instead: film reviews (NSMC, CC0; ``nsmc_raw_200k.tsv.gz``, text and class) and comments (KOTE, MIT;
``kote_val.tsv`` and ``kote_test.tsv``). It writes no file and ships nothing; that is
:mod:`geurim.train.offline`.

A family's feeling is the likeliest of the likeliest side, as the reader's own (`blend.chosen`), and
its polarity has three classes (happiness, sadness, neutral). The sign is told from the shares of
pleasant and unpleasant feelings, on entries that are not neutral. Sizes are those of the shipped
form: one byte a weight, six a piece (hash and idf), two a network's weight.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geurim.diaries.labelled import Labelled, load_labelled
from geurim.emotion import Emotion
from geurim.errors import BadInput, GeurimError, Missing
from geurim.read.blend import ORDER, blend, chosen, softmax
from geurim.read.impression import FEELINGS, Model, impression
from geurim.read.mood import feel
from geurim.read.tokens import tokens
from geurim.train.embedded import (
    MISSING,
    Fitted,
    Floats,
    Ints,
    kiwi,
    logistic,
    morpheme_vectors,
    network,
)
from geurim.train.offline import OfflineSettings, fit

E = Emotion
_SIGNS = np.array([np.sign(emotion.valence) for emotion in ORDER])
_PENALTY = 8.0
"""Inverse strength of the L2 penalty of every linear family on letters or morphemes."""


@dataclass(frozen=True)
class Given:
    """What the families learn from: diaries with all labels, and texts with the feeling alone."""

    days: tuple[Labelled, ...]
    short: tuple[Labelled, ...] = ()
    others: Path = Path()
    """Folder of the texts of other people, for the two families that learn from them."""

    @cached_property
    def texts(self) -> list[str]:
        """All texts, days first."""
        return [entry.diary.text for entry in (*self.days, *self.short)]

    @cached_property
    def truth(self) -> Ints:
        """Their feelings, as indices in the order of the nine."""
        return np.array([ORDER.index(entry.emotion) for entry in (*self.days, *self.short)])

    @cached_property
    def tables(self) -> Model:
        """The tables that ship, fitted on these; once for the two families that look at them."""
        arrays, _ = fit(self.days, self.short, OfflineSettings())
        return Model(**arrays)


Family = Callable[[Given], Fitted]


def majority(given: Given) -> Fitted:
    """How frequent each feeling of the most frequent polarity is, whatever the text."""
    counts = np.bincount(given.truth, minlength=FEELINGS)
    sides = [counts * np.equal(_SIGNS, sign) for sign in (1, -1, 0)]
    most = max(sides, key=np.sum)
    prior = most / most.sum()

    def shares(texts: Sequence[str]) -> Floats:
        return np.tile(prior, (len(texts), 1))

    return Fitted(shares)


def rules(_: Given) -> Fitted:
    """Lexicon and rules alone; nothing is learnt."""

    def shares(texts: Sequence[str]) -> Floats:
        moods = [feel(text, tokens(text)) for text in texts]
        return np.array([[mood.distribution[emotion] for emotion in ORDER] for mood in moods])

    return Fitted(shares)


def impressed(given: Given) -> Fitted:
    """The shipped tables without evidence."""
    tables = given.tables

    def shares(texts: Sequence[str]) -> Floats:
        return softmax(np.array([impression(text, tables).scores for text in texts]))

    return Fitted(shares, _bytes(tables))


def blended(given: Given) -> Fitted:
    """The shipped tables, evidence and calibration: the offline reader."""
    tables = given.tables

    def shares(texts: Sequence[str]) -> Floats:
        moods = [
            blend(text, feel(text, tokens(text)), impression(text, tables), tables)
            for text in texts
        ]
        return np.array([[mood.distribution[emotion] for emotion in ORDER] for mood in moods])

    return Fitted(shares, _bytes(tables))


def _bytes(tables: Model) -> int:
    return tables.hashes.nbytes + tables.idf.nbytes + tables.weight.nbytes


def linear(given: Given, vectorizers: Callable[[], Sequence[Any]]) -> Fitted:
    """TF-IDF of each of ``vectorizers``, side by side, and logistic regression."""
    hstack = import_module("scipy.sparse").hstack
    parts = vectorizers()
    matrix = hstack([part.fit_transform(given.texts) for part in parts]).tocsr()
    weight, bias = logistic(matrix, given.truth, _PENALTY)

    def shares(texts: Sequence[str]) -> Floats:
        rows = hstack([part.transform(texts) for part in parts]).tocsr()
        return softmax(rows @ weight + bias)

    return Fitted(shares, weight.size + 6 * len(weight))


def within() -> list[Any]:
    """One to four letters within a word."""
    return [_tfidf(analyzer="char_wb", ngram_range=(1, 4))]


def morphemes() -> list[Any]:
    """One and two morphemes with their tags."""
    tagger = kiwi()

    def cut(text: str) -> list[str]:
        return [f"{one.form}/{one.tag}" for one in tagger.tokenize(text)]

    return [_tfidf(tokenizer=cut, token_pattern=None, lowercase=False, ngram_range=(1, 2))]


def both() -> list[Any]:
    """Letters within words, letters across words, and morphemes."""
    return [*within(), _tfidf(analyzer="char", ngram_range=(3, 6), min_df=3), *morphemes()]


def _tfidf(**asked: Any) -> Any:
    text = _sklearn("feature_extraction.text")
    return text.TfidfVectorizer(**{"min_df": 2, "sublinear_tf": True, **asked})


def _sklearn(name: str) -> Any:
    try:
        return import_module(f"sklearn.{name}")
    except ImportError:
        raise Missing(MISSING) from None


_REVIEWS = 60_000
_SEEN = 3
"""Texts of another corpus that a piece must occur in at least."""


def reviews(given: Given) -> Fitted:
    """Film reviews with two classes, which say nothing of the nine and are never neutral."""
    with gzip.open(given.others / "nsmc_raw_200k.tsv.gz", "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").rsplit("\t", 1) for line in file][1 : _REVIEWS + 1]
    truth = np.array([row[1] == "1" for row in rows])
    vectorizer = _tfidf(analyzer="char_wb", ngram_range=(1, 4), min_df=_SEEN)
    matrix = vectorizer.fit_transform([row[0] for row in rows])
    model = _sklearn("linear_model").LogisticRegression(C=2.0).fit(matrix, truth)

    def shares(texts: Sequence[str]) -> Floats:
        glad: Floats = model.predict_proba(vectorizer.transform(texts))[:, 1:]
        return np.where(_SIGNS > 0, glad, (1 - glad) * (_SIGNS < 0)) / 4

    return Fitted(shares, 7 * matrix.shape[1], nine=False)


KOTE: Mapping[Emotion, tuple[int, ...]] = {
    E.AMUSEMENT: (28,),  # 즐거움/신남
    E.AWE: (2, 7, 15, 39),  # 감동/감탄, 존경, 신기함/관심, 놀람
    E.CONTENTMENT: (
        4,
        13,
        14,
        16,
        32,
        40,
        43,
    ),  # 고마움, 뿌듯함, 편안, 아껴주는, 흐뭇함, 행복, 안심
    E.EXCITEMENT: (8, 42),  # 기대감, 기쁨
    E.ANGER: (0, 6, 22, 23, 31),  # 불평/불만, 화남/분노, 짜증, 어이없음, 증오/혐오
    E.DISGUST: (3, 21),  # 지긋지긋, 역겨움/징그러움
    E.FEAR: (18, 34, 41),  # 공포/무서움, 경악, 불안/걱정
    E.SADNESS: (5, 10, 19, 25, 36, 38),  # 슬픔, 안타까움, 절망, 패배, 서러움, 불쌍함
    E.NEUTRAL: (24,),  # 없음
}
"""Which of KOTE's 44 labels speak for which feeling; ours. The others are near none of the nine, as
attitudes (환영, 의심, 한심함), or near several (당황, 귀찮음)."""


def comments(given: Given) -> Fitted:
    """Online comments with 44 labels, each by a model of its own, mapped to the nine by `KOTE`.

    A feeling's score is the highest of its labels' log odds over those of the label's frequency,
    so that the complaints that fill such comments do not win everywhere.
    """
    rows = [
        line.split("\t")
        for name in ("kote_val.tsv", "kote_test.tsv")
        for line in (given.others / name).read_text("utf-8").splitlines()
    ]
    truth = np.zeros((len(rows), 44), bool)
    for row, fields in enumerate(rows):
        truth[row, [int(label) for label in fields[2].split(",")]] = True
    vectorizer = _tfidf(analyzer="char_wb", ngram_range=(1, 4), min_df=_SEEN)
    matrix = vectorizer.fit_transform([fields[1] for fields in rows])
    used = sorted({label for labels in KOTE.values() for label in labels})
    regression = _sklearn("linear_model").LogisticRegression
    models = [regression(solver="liblinear").fit(matrix, truth[:, label]) for label in used]
    weight = np.column_stack([model.coef_[0] for model in models])
    rate = truth[:, used].mean(0)
    bias = np.array([model.intercept_[0] for model in models]) - np.log(rate / (1 - rate))
    columns = [[used.index(label) for label in KOTE[emotion]] for emotion in ORDER]

    def shares(texts: Sequence[str]) -> Floats:
        odds = vectorizer.transform(texts) @ weight + bias
        return softmax(np.column_stack([odds[:, group].max(1) for group in columns]))

    return Fitted(shares, weight.size + 6 * len(weight))


def _vectors(given: Given) -> Fitted:
    return morpheme_vectors(given.texts, given.truth)


def _network(given: Given, *, attended: bool) -> Fitted:
    return network(given.texts, given.truth, attended=attended)


FAMILIES: Mapping[str, Family] = {
    "majority": majority,
    "lexicon and rules": rules,
    "letters within words": partial(linear, vectorizers=within),
    "letters within and across words": impressed,
    "the same and evidence (shipped)": blended,
    "morphemes": partial(linear, vectorizers=morphemes),
    "letters and morphemes": partial(linear, vectorizers=both),
    "morpheme vectors, pooled": _vectors,
    "hashed embeddings, network": partial(_network, attended=False),
    "hashed embeddings, attention": partial(_network, attended=True),
}
"""Those that learn from the diaries, by the name in the table."""
OTHERS: Mapping[str, Family] = {
    "film reviews (two classes)": reviews,
    "comments (44 labels)": comments,
}
"""Those that learn from :attr:`Given.others`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One family's figures; shares of 1, unless said otherwise; nan where it tells no nine."""

    name: str
    """Of the family, and of the set that it was measured on."""
    polarity: float
    sign: float
    accuracy: float
    macro_f1: float
    calibration_error: float
    """Expected calibration error, ten even bins (Guo et al. 2017)."""
    megabytes: float
    milliseconds: float
    """Processor time of one diary, on this machine."""

    def __str__(self) -> str:
        """A row of the table."""
        shares = (self.polarity, self.sign, self.accuracy, self.macro_f1)
        told = " | ".join(f"{100 * share:.1f}" for share in shares)
        cost = f"{self.megabytes:.1f} | {self.milliseconds:.2f}"
        row = f"| {self.name} | {told} | {self.calibration_error:.3f} | {cost} |"
        return row.replace("nan", "–")


HEAD = """\
| family | set | polarity % | sign % | nine % | macro-F1 | ECE | MB | ms a diary |
|---|---|---|---|---|---|---|---|---|"""


def measure(name: str, fitted: Fitted, asked: Sequence[Labelled]) -> Line:
    """Let ``fitted`` read ``asked`` and compare."""
    metrics = _sklearn("metrics")
    truth = np.array([ORDER.index(entry.emotion) for entry in asked])
    start = time.process_time()
    shares = fitted.shares([entry.diary.text for entry in asked])
    seconds = time.process_time() - start
    said = np.array([chosen(row) for row in shares])
    felt = _SIGNS[truth] != 0
    side = np.sign(shares @ _SIGNS)
    told = 1.0 if fitted.nine else float("nan")
    return Line(
        name,
        metrics.accuracy_score(_SIGNS[truth], _SIGNS[said]),
        metrics.accuracy_score(_SIGNS[truth][felt], side[felt]),
        metrics.accuracy_score(truth, said) * told,
        metrics.f1_score(truth, said, average="macro", zero_division=0) * told,
        _calibration_error(shares[np.arange(len(said)), said], said == truth) * told,
        fitted.size / 1e6,
        1000 * seconds / len(asked),
    )


def _calibration_error(sure: Floats, right: NDArray[np.bool_]) -> float:
    bins = np.minimum((10 * sure).astype(int), 9)
    gaps = (right - sure)[:, None] * (bins[:, None] == np.arange(10))
    return float(np.abs(gaps.sum(0)).sum() / len(sure))


def compare(
    given: Given, sets: Mapping[str, Sequence[Labelled]], families: Mapping[str, Family]
) -> Iterator[Line]:
    """Fit one of ``families`` after the other and measure it on each of ``sets``.

    Raises:
        BadInput: a file of :attr:`Given.others` cannot be read.
        Missing: a package of the extra ``train`` is not installed.
    """
    for name, family in families.items():
        try:
            fitted = family(given)
        except OSError as error:
            raise BadInput(f"{error.filename}: {error.strerror}; check --others.") from error
        for place, asked in sets.items():
            yield measure(f"{name} | {place}", fitted, asked)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; the exit code."""
    parser = argparse.ArgumentParser(description="Compare model families for the offline reader.")
    parser.add_argument("--data", type=Path, default=Path("data/diaries"))
    parser.add_argument("--others", type=Path, help="folder of NSMC and KOTE")
    parser.add_argument("--measure", choices=("dev", "test"), nargs="+", default=["dev"])
    asked = parser.parse_args(arguments)
    try:
        days = load_labelled(asked.data / "train.jsonl").entries
        moments = asked.data / "moments.jsonl"
        short = load_labelled(moments).entries if moments.is_file() else ()
        given = Given(days, short, asked.others or Path())
        families = {**OTHERS, **FAMILIES} if asked.others else FAMILIES
        sets = {name: load_labelled(asked.data / f"{name}.jsonl").entries for name in asked.measure}
        sys.stdout.write(f"{len(given.days)} days and {len(given.short)} moments; ")
        counted = ", ".join(f"{len(entries)} of {name}" for name, entries in sets.items())
        sys.stdout.write(f"{counted}\n\n{HEAD}\n")
        for line in compare(given, sets, families):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    except GeurimError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
