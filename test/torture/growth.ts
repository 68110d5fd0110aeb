import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRecord, recordText, render } from './datasets';
import { TorturedEngine } from './engine';
import type { Programs } from './programs';
import { Random } from './random';

/** How the growth of a store is measured. */
export interface GrowthOptions {
  readonly rows: number;
  readonly rounds: number;
  readonly seed: number;
}

/** The size of a store in bytes: after the first round, after the last, and the most of all rounds. */
export interface GrowthReport {
  readonly name: 'growth';
  readonly rows: number;
  readonly rounds: number;
  readonly first: number;
  readonly last: number;
  readonly most: number;
  readonly datasetBytes: number;
  /** How many times the size after the first round the most is. */
  readonly factor: number;
  readonly faults: readonly string[];
}

const measures = ['human', 'length', 'rarity', 'duplicates'];

/** Edits three records and scores again and again, as a person does who works on a dataset. */
export async function growStore(
  programs: Programs,
  folder: string,
  { rows, rounds, seed }: GrowthOptions,
  say: (line: object) => void = () => undefined,
): Promise<GrowthReport> {
  const random = new Random(seed);
  const engine = new TorturedEngine(programs, join(folder, 'store'));
  const path = join(folder, 'data.jsonl');
  const records = Array.from({ length: rows }, (_, id) => recordText(makeRecord(random, id), 'jsonl'));
  const sizes: number[] = [];
  const faults: string[] = [];
  for (let round = 0; round < rounds; round++) {
    for (let edit = 0; edit < 3; edit++) {
      const row = random.int(0, rows - 1);
      records[row] = recordText(makeRecord(random, row), 'jsonl');
    }
    writeFileSync(path, render(records, 'jsonl'));
    for (const method of ['score', 'snapshot'] as const) {
      const outcome = await engine.call(method, { path, measures });
      if (outcome.kind !== 'ok')
        faults.push(`round ${round}, ${method} ended with ${outcome.kind}: ${outcome.message.slice(0, 200)}`);
    }
    sizes.push(sizeOf(join(folder, 'store')));
    if (round % 10 === 0) say({ round, storeBytes: sizes.at(-1) });
  }
  engine.stop();
  const [first, last, most] = [sizes[0]!, sizes.at(-1)!, Math.max(...sizes)];
  const datasetBytes = statSync(path).size;
  const factor = Number((most / first).toFixed(2));
  return { name: 'growth', rows, rounds, first, last, most, datasetBytes, factor, faults };
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
