"""The student: one vector a token, summed and scaled to unit length."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ids = list[NDArray[np.int64]]

SPECIAL_TOKENS = (0, 101, 102)  # [PAD], [CLS], [SEP]
FIRST_WORD = 999  # before it lie the special and the unused tokens; after it the order is roughly by frequency
SIF = 1e-3
ZIPF_TOKENS = 20_000
RIDGE = 3.0


@dataclass
class Corpus:
    """Training texts: token ids without [CLS] and [SEP], teacher embeddings, and the source of each."""

    ids: Ids
    teacher: Floats
    source: NDArray[np.int64]


def sifWeights(ids: Ids, size: int) -> Floats:
    """a / (a + p): p counted in the texts, smoothed with Zipf's law over the vocabulary's order."""
    zipf = 1.0 / np.maximum(np.arange(size) - FIRST_WORD + 2.0, 1.0)
    zipf[:FIRST_WORD] = 1.0 / size
    zipf /= zipf.sum()
    counts = np.bincount(np.concatenate(ids), minlength=size) if ids else np.zeros(size)
    frequency = (counts + ZIPF_TOKENS * zipf) / (counts.sum() + ZIPF_TOKENS)
    return (SIF / (SIF + frequency)).astype(np.float32)


def centred(vectors: Floats) -> Floats:
    shifted = vectors - vectors.mean(axis=0)
    return (shifted / np.linalg.norm(shifted, axis=1).mean()).astype(np.float32)


def principalAxes(rows: Floats, dimensions: int) -> Floats:
    """The directions that keep most of the rows' energy, the strongest first."""
    _, axes = np.linalg.eigh(rows.T.astype(np.float64) @ rows.astype(np.float64))
    axes = axes[:, ::-1][:, :dimensions]
    signs = np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(dimensions)])
    return (axes * signs).astype(np.float32)


def plainVectors(tokens: Floats, weights: Floats, dimensions: int) -> Floats:
    """The plain recipe: PCA of the centred token vectors, weighted by SIF."""
    rows = centred(tokens)
    return rows @ principalAxes(rows, dimensions) * weights[:, None]


def mappedVectors(tokens: Floats, weights: Floats, corpus: Corpus, target: Floats) -> Floats:
    """One linear map for all tokens, by ridge regression of the texts' weighted sums to the teacher."""
    features = np.c_[centred(tokens), np.ones(len(tokens))] * weights[:, None]
    sums = np.stack([features[one].sum(axis=0) / np.sqrt((weights[one] ** 2).sum()) for one in corpus.ids])
    gram = sums.T @ sums + RIDGE * np.eye(sums.shape[1])
    vectors = features @ np.linalg.solve(gram, sums.T @ target)
    return (vectors / np.linalg.norm(vectors, axis=1).mean()).astype(np.float32)


def unitRows(rows: Floats) -> Floats:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)


def encode(vectors: Floats, ids: Ids) -> Floats:
    return unitRows(np.stack([vectors[one].sum(axis=0) for one in ids]))
