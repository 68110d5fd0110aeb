import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { EngineClient } from '../../src/engine/client';
import { embeddedModel, findModel } from '../../src/engine/models/modelFolder';
import { DatasetFile } from '../../src/engine/sources/datasetFile';
import { indexFile } from '../../src/engine/sources/indexFile';
import { report } from './figure';
import { gsm8kLines } from './gsm8kLines';
import { median, seconds } from './timing';

const mostRows = 500_000;
const rounds = 3;

/** The same in Python: every core tokenises (Rust), one reads and counts words. */
const python = `
import json, sys
from tokenizers import Tokenizer
tokenizer = Tokenizer.from_file(sys.argv[2])
total = 0
def flush(texts):
    global total
    for encoding in tokenizer.encode_batch(texts, add_special_tokens=False):
        total += len(encoding.ids)
    for text in texts:
        total += len(text.split())
texts = []
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        record = json.loads(line)
        texts += [record["question"], record["answer"]]
        if len(texts) >= 20000:
            flush(texts)
            texts = []
flush(texts)
print(total)
`;

/** How long a large dataset takes to be scored by length, beside Python's tokenizers, and what indexing takes of the processor. */
export async function largeFiles(folder: string, rows = mostRows): Promise<void> {
  const path = join(folder, 'large.jsonl');
  await writeLarge(path, rows);
  const size = statSync(path).size / 1e6;
  const { tokenizer } = await findModel(embeddedModel());
  const interpreter = process.env['GRADUS_BENCH_PYTHON'] ?? 'python3';
  const hasPeer = spawnSync(interpreter, ['-c', 'import tokenizers']).status === 0;
  const [own, peer] = [[], []] as [number[], number[]];
  for (let round = 0; round < rounds; round++) {
    own.push(await seconds(() => score(path, folder)));
    if (hasPeer) peer.push(await seconds(() => runPython(interpreter, [path, tokenizer])));
  }
  report({
    name: `length of ${rows} records (${size.toFixed(0)} MB), ${availableParallelism()} cores`,
    value: median(own),
    unit: 's',
    target: 'ratio at most .6',
    baseline: hasPeer
      ? `Python's tokenizers, json and split, ${median(peer).toFixed(1)} s`
      : 'skipped: there is no Python with tokenizers (GRADUS_BENCH_PYTHON names another interpreter)',
    ...(hasPeer && { ratio: median(own) / median(peer) }),
  });
  await indexing(path, size);
  rmSync(path);
}

async function indexing(path: string, size: number): Promise<void> {
  const perGigabyte = async (action: () => Promise<unknown>): Promise<number> => {
    const before = process.cpuUsage();
    await action();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e3 / size;
  };
  const figures = [
    ['indexing JSONL to spans and ids', await perGigabyte(() => indexFile(path, { hashes: true }))],
    ['opening JSONL as a dataset', await perGigabyte(() => DatasetFile.open(path))],
  ] as const;
  for (const [name, value] of figures) report({ name, value, unit: 's of processor time a GB' });
}

async function score(path: string, folder: string): Promise<void> {
  const storeFolder = mkdtempSync(join(folder, 'store-'));
  const engine = new EngineClient({ storeFolder });
  await engine.call('score', { path, measures: ['length'] });
  engine.stop();
  rmSync(storeFolder, { recursive: true });
}

function runPython(interpreter: string, args: readonly string[]): Promise<void> {
  const { status, stderr } = spawnSync(interpreter, ['-c', python, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Python ended with ${status}: ${stderr}`);
  return Promise.resolve();
}

/** Records like those of GSM8K, each with other numbers. */
async function writeLarge(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  for (const line of gsm8kLines(rows)) if (!out.write(`${line}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}
