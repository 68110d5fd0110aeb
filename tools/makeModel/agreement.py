"""Agreement of the student with the teacher, on texts that neither was fitted to."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Encoder = Callable[[list[str]], Floats]

RANDOM_PAIRS = 10_000
EDITED_PAIRS = 2_000
DENSE_TEXTS = 1_200
NEAR_SHARE = 0.02
NEIGHBOURS = 10
CLUSTERS = 8
SEED = 7


@dataclass(frozen=True)
class Agreement:
    random: float
    near: float
    edited: float
    neighbours: float
    clusters: float


def agreementOf(texts: list[str], teacher: Encoder, student: Encoder) -> Agreement:
    ours, theirs = student(texts), teacher(texts)
    edited = editedCopies(texts)
    originals = np.resize(np.arange(len(texts)), len(edited))
    return Agreement(
        random=randomPairs(theirs, ours),
        near=nearPairs(theirs[:DENSE_TEXTS], ours[:DENSE_TEXTS]),
        edited=spearman(paired(theirs[originals], teacher(edited)), paired(ours[originals], student(edited))),
        neighbours=neighbourOverlap(theirs[:DENSE_TEXTS], ours[:DENSE_TEXTS]),
        clusters=adjustedRand(clustersOf(theirs), clustersOf(ours)),
    )


def randomPairs(theirs: Floats, ours: Floats) -> float:
    pairs = np.random.default_rng(SEED).integers(0, len(theirs), (RANDOM_PAIRS, 2))
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    left, right = pairs.T
    return spearman(paired(theirs[left], theirs[right]), paired(ours[left], ours[right]))


def nearPairs(theirs: Floats, ours: Floats) -> float:
    """All pairs of the first texts whose teacher cosine is in the top 2%."""
    upper = np.triu_indices(len(theirs), 1)
    expected, found = (theirs @ theirs.T)[upper], (ours @ ours.T)[upper]
    near = expected >= np.quantile(expected, 1 - NEAR_SHARE)
    return spearman(expected[near], found[near])


def editedCopies(texts: list[str]) -> list[str]:
    """Copies with 1 to 30% of the words (at least one) deleted or replaced by words of other texts of the file."""
    chance = random.Random(SEED)
    words = [word for text in texts for word in text.split()]
    return [editedCopy(texts[row % len(texts)], words, chance) for row in range(EDITED_PAIRS)]


def editedCopy(text: str, words: list[str], chance: random.Random) -> str:
    parts = text.split()
    count = max(1, round(len(parts) * chance.uniform(0.01, 0.3)))
    for place in sorted(chance.sample(range(len(parts)), min(count, len(parts))), reverse=True):
        parts[place : place + 1] = [] if chance.random() < 0.5 and len(parts) > 1 else [chance.choice(words)]
    return " ".join(parts)


def neighbourOverlap(theirs: Floats, ours: Floats) -> float:
    """Mean share of a text's ten nearest neighbours that teacher and student have in common."""
    near = [nearestOf(rows) for rows in (theirs, ours)]
    return float(np.mean([len(set(a) & set(b)) / NEIGHBOURS for a, b in zip(*near)]))


def nearestOf(rows: Floats) -> NDArray[np.int64]:
    similarity = rows @ rows.T
    np.fill_diagonal(similarity, -2)
    return np.argsort(-similarity, axis=1, kind="stable")[:, :NEIGHBOURS]


def clustersOf(rows: Floats, rounds: int = 50, starts: int = 5) -> NDArray[np.int64]:
    """Spherical k-means, the best of a few seeded starts."""
    best, labels = -np.inf, np.zeros(len(rows), np.int64)
    for start in range(starts):
        centres = rows[np.random.default_rng(SEED + start).choice(len(rows), CLUSTERS, replace=False)]
        for _ in range(rounds):
            found = (rows @ centres.T).argmax(axis=1)
            sums = np.stack([rows[found == label].sum(axis=0) for label in range(CLUSTERS)])
            centres = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12)
        score = float((rows @ centres.T).max(axis=1).sum())
        if score > best:
            best, labels = score, found
    return labels


def adjustedRand(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    table = np.zeros((CLUSTERS, CLUSTERS))
    np.add.at(table, (one, other), 1)
    together, rows, columns = (pairsIn(counts) for counts in (table, table.sum(axis=1), table.sum(axis=0)))
    chance = rows * columns / pairsIn(np.array([table.sum()]))
    return float((together - chance) / ((rows + columns) / 2 - chance))


def pairsIn(counts: NDArray[np.float64]) -> float:
    return float((counts * (counts - 1) / 2).sum())


def paired(left: Floats, right: Floats) -> Floats:
    return (left * right).sum(axis=1)


def spearman(one: Floats, other: Floats) -> float:
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def ranks(values: Floats) -> NDArray[np.float64]:
    """Ranks from 0, ties sharing their mean rank."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts + 1) / 2)[places]
