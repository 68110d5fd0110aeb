"""Training and evaluation texts: reading them, and cutting new ones out of them."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SOURCE = re.compile(r"^(?P<file>.+):(?P<field>[\w.]+)(?:\[(?P<start>\d*):(?P<stop>\d*)\])?$")
WORDNET_PARTS = ("noun", "verb", "adj", "adv")


def readTexts(source: str) -> list[str]:
    """Texts of FILE:field or FILE:field[start:stop]; the field may be nested (question.stem)."""
    match = SOURCE.match(source)
    if match is None:
        raise SystemExit(f"not FILE:field or FILE:field[start:stop]: {source}")
    rows = readRows(Path(match["file"]))
    start = int(match["start"] or 0)
    stop = int(match["stop"] or len(rows))
    texts = [fieldOf(row, match["field"].split(".")) for row in rows[start:stop]]
    return [text for text in texts if text.strip()]


def readRows(file: Path) -> list[dict[str, Any]]:
    """Rows of a JSON array or of JSON lines (also gzipped)."""
    raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    content = raw.decode("utf-8")
    if content.lstrip().startswith("["):
        return json.loads(content)
    return [json.loads(line) for line in content.split("\n") if line.strip()]


def fieldOf(row: dict[str, Any], path: list[str]) -> str:
    value: Any = row
    for name in path:
        value = value[name]
    return str(value)


def sentencesOf(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])\s+", text) if len(part) > 10]


def looseSentences(texts: list[str], limit: int, seed: int) -> list[str]:
    """Single sentences of the texts that have several, in seeded order."""
    split = [sentencesOf(text) for text in texts]
    loose = [part for parts in split if len(parts) > 1 for part in parts]
    random.Random(seed).shuffle(loose)
    return loose[:limit]


def mixtures(texts: list[str], limit: int, seed: int) -> list[str]:
    """Two to four sentences put together: half of them from one text, half from several."""
    split = [parts for parts in map(sentencesOf, texts) if len(parts) > 1]
    chance = random.Random(seed)
    return [mixture(split, chance) for _ in range(limit)] if split else []


def mixture(split: list[list[str]], chance: random.Random) -> str:
    count = chance.choice((2, 2, 3, 3, 4))
    if chance.random() < 0.5:
        parts = chance.choice(split)
        return " ".join(chance.sample(parts, min(count, len(parts))))
    return " ".join(chance.choice(chance.choice(split)) for _ in range(count))


def readWordnet(folder: Path, seed: int) -> tuple[list[str], list[str]]:
    """WordNet's definitions ("word: definition") and its example sentences, each in seeded order."""
    definitions: list[str] = []
    examples: list[str] = []
    for part in WORDNET_PARTS:
        for lemma, gloss in wordnetGlosses(folder / f"data.{part}"):
            definition, *quoted = gloss.split('; "')
            definitions.append(f"{lemma}: {definition}")
            examples.extend(quote.split('"')[0] for quote in quoted)
    chance = random.Random(seed)
    chance.shuffle(definitions)
    chance.shuffle(examples)
    return definitions, [example for example in examples if example.strip()]


def wordnetGlosses(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith(" ") or "|" not in line:
            continue
        head, gloss = line.split("|", 1)
        yield head.split()[4].replace("_", " ").split("(")[0], gloss.strip()
