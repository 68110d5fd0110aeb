import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRecord, recordText, render } from './datasets';
import { Random } from './random';

/** Fills a folder with what commands are tried on: datasets of so many and of a few rows, the sample and its responses. */
export function makeInputs(folder: string, rows: number): void {
  mkdirSync(folder, { recursive: true });
  const random = new Random(1);
  const records = (count: number): string[] =>
    Array.from({ length: count }, (_, id) => recordText(makeRecord(random, id), 'jsonl'));
  writeFileSync(join(folder, 'data.jsonl'), render(records(rows), 'jsonl'));
  writeFileSync(join(folder, 'small.jsonl'), render(records(150), 'jsonl'));
  const samples = join('media', 'samples');
  cpSync(join(samples, 'school.jsonl'), join(folder, 'school.jsonl'));
  cpSync(join(samples, 'school-responses.csv'), join(folder, 'responses.csv'));
}
