"""The fast share of the measurement in ``measure_letters.py``: a fixed sample, honest limits."""

from __future__ import annotations

import numpy as np
import pytest

from geurim.ink.letters import Writer
from tests.measure_letters import SYLLABLES, Features, ranks, templates, written_by

COMMON = (
    "이다는고요하지가아어도에나기화한영보을은니서게만사해로리라의들그데인시있면거자네무정대마없스좋으주세"
    "말수를안재내까음미진연야전생일여상구오제같감장너것부우점드었랑더했신간할건려겠적되람작모잘저짜각남중"
    "소분않동개비때예러과런성습와히운래치배바봐실싶았많봤못조국유던용공원금물최입애심본알르친문당평터걸별"
    "선반느난행레트함밌왜처좀든명타먹듯살편쓰두임버루단디번죠관위매결렇직토워년준힘노뭐받후볼속차질계길냥"
    "합경력품방님울줄날불현독발민막른추냐역포참회식집끝체망프긴달름악였박억피테복절눈된근교웃출코설따강완"
    "올린청져넘늘군통크답혼락파맞호새머천돈귀극빠언또괜찮얼션필겨죽학왔누표초글릴판될증김란족짝키온엄움닌"
    "산몰돌카녀티허엔형순럽양잔송메잼헤씨격갈며슨목슬존낌능즈잡럼급외열액멋태약끼법담맛놓등색깝확충술놀뭔"
    "록떨졌특떻쉬싸손업찾돼줘백꼭렸변종희월환혀케께쳐썸꾸욕황론싫잠찍맨캐잊투짱써몇앞쁘림셨먼났쉽접택브갑"
    "커뿐류뻔딱석권큼빨슴믿병취솔졸팅떠즐침봉꺼베벌즘립셔탄높깨곳책플딩짐엇향웠밖범뒤갔맘패승흥째휴련폭착"
    "낮텐퍼죄큰훈삼릭블둘랜픈뜻검겁쁜항클씬놈굴꿈밋견짓찬켜됐채굿랄풀험뭘찰럴활끔껴창몸떤빼벽씩응궁덕젠축"
)
"""The 500 commonest syllables of everyday Korean, the commonest first."""


@pytest.fixture(scope="module")
def plain() -> Features:
    return templates()


@pytest.mark.parametrize("seed", [1, 4])
def test_written_syllables_are_recognised(plain: Features, seed: int) -> None:
    """400 syllables over the whole range, by a neat and by a wild hand."""
    chosen = [
        (first + turn % 28) % len(SYLLABLES) for turn, first in enumerate(range(11, 11172, 28))
    ]
    drawn = written_by(Writer.from_seed(seed), [SYLLABLES[index] for index in chosen], 7)
    found = ranks(drawn, np.array(chosen, dtype=np.intp), plain)
    assert np.mean(found < 1) >= 0.92
    assert np.mean(found < 5) >= 0.99


def test_common_syllables_are_recognised_better(plain: Features) -> None:
    """Every common syllable once, by five hands in turn."""
    truth = np.array([SYLLABLES.index(char) for char in COMMON], dtype=np.intp)
    found = np.empty(len(COMMON), dtype=np.intp)
    for seed in range(5):
        mine = np.arange(seed, len(COMMON), 5)
        drawn = written_by(Writer.from_seed(seed), [COMMON[i] for i in mine.tolist()], 7)
        found[mine] = ranks(drawn, truth[mine], plain)
    assert np.mean(found < 1) >= 0.96
    assert np.mean(found < 5) >= 0.99


def test_known_confusions_are_apart(plain: Features) -> None:
    """Pairs that a careless hand makes alike: each is taken for itself by most hands."""
    chars = "좋촣갔걌했헀기가뷁쀍흷뛔쒀똠지치"
    truth = np.array([SYLLABLES.index(char) for char in chars], dtype=np.intp)
    missed = np.zeros(len(chars))
    for seed in range(8):
        missed += ranks(written_by(Writer.from_seed(seed), chars, 3), truth, plain) > 0
    assert missed.max() <= 3
    assert missed.sum() <= 0.08 * 8 * len(chars)
