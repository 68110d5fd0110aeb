"""Refinement: token vectors fitted to the teacher's sentence embeddings, held near where they began."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from student import Corpus, Floats, Ids


@dataclass(frozen=True)
class Settings:
    epochs: int = 6
    batch: int = 512
    rate: float = 3e-3
    similarity: float = 20.0
    stay: float = 1e-4
    mixSources: bool = True
    seed: int = 0


BROAD = Settings()
FINE = Settings(epochs=2, rate=1e-3, mixSources=False)


def refined(start: Floats, corpus: Corpus, target: Floats, settings: Settings) -> Floats:
    """Adam on: cosine to the teacher + squared error of the cosines within a batch + distance from the start.

    Batches of one source teach the student to tell alike texts apart, mixed ones to keep the sources apart.
    Tokens that no text has keep the vector they began with.
    """
    source = corpus.source * 0 if settings.mixSources else corpus.source
    vectors, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    chance = np.random.default_rng(settings.seed)
    step, steps = 0, settings.epochs * len(batches(source, settings.batch, np.random.default_rng(0)))
    for _ in range(settings.epochs):
        for rows in batches(source, settings.batch, chance):
            tokens, counts = countMatrix([corpus.ids[row] for row in rows])
            slope = counts.T @ sumGradient(counts @ vectors[tokens], target[rows], corpus.teacher[rows], settings)
            slope += settings.stay * (vectors[tokens] - start[tokens])
            mean[tokens] = 0.9 * mean[tokens] + 0.1 * slope
            square[tokens] = 0.99 * square[tokens] + 0.01 * slope * slope
            rate = settings.rate * 0.5 * (1 + np.cos(np.pi * step / steps))
            vectors[tokens] -= np.float32(rate) * mean[tokens] / (np.sqrt(square[tokens]) + np.float32(1e-8))
            step += 1
    return vectors


def batches(source: NDArray[np.int64], size: int, chance: np.random.Generator) -> list[NDArray[np.int64]]:
    """Seeded batches of one source each; what does not fill a batch waits for the next epoch."""
    found: list[NDArray[np.int64]] = []
    for one in np.unique(source):
        rows = chance.permutation(np.flatnonzero(source == one))
        found += [rows[start : start + size] for start in range(0, len(rows) - size + 1, size)]
    return [found[place] for place in chance.permutation(len(found))]


def countMatrix(ids: Ids) -> tuple[NDArray[np.int64], Floats]:
    """The tokens of a batch, and how often each text has each of them."""
    tokens, places = np.unique(np.concatenate(ids), return_inverse=True)
    counts = np.zeros((len(ids), len(tokens)), np.float32)
    np.add.at(counts, (np.repeat(np.arange(len(ids)), [len(one) for one in ids]), places), 1)
    return tokens, counts


def sumGradient(sums: Floats, target: Floats, teacher: Floats, settings: Settings) -> Floats:
    """Gradient of the loss with respect to the sums, through their scaling to unit length."""
    length = np.linalg.norm(sums, axis=1, keepdims=True) + np.float32(1e-9)
    unit = sums / length
    error = unit @ unit.T - teacher @ teacher.T
    np.fill_diagonal(error, 0)
    size = np.float32(len(sums))
    slope = -target / size + np.float32(4 * settings.similarity) * (error @ unit) / (size * size)
    return (slope - (slope * unit).sum(axis=1, keepdims=True) * unit) / length
