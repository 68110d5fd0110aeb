import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Manifest } from '../../src/core/mixture/manifest';
import type { Format } from './datasets';
import { ownIds, readOwn } from './ownReader';
import { differenceOf, type Reference } from './reference';

/** The digest that a manifest names a file by. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Why written rows are not records of one state of the file, as a sentence; undefined where they are. */
export function foreignRows(out: Buffer, states: readonly Buffer[], format: Format): string | undefined {
  const least = Math.min(...states.map((state) => foreignIn(out, state, format)));
  return least > 0
    ? `${least} of ${readOwn(out, format).records.length} written rows are of no one state`
    : undefined;
}

/** How many written rows are no records of a state, each record taken as often as it stands there. */
function foreignIn(out: Buffer, state: Buffer, format: Format): number {
  const [written, source] = [readOwn(out, format), readOwn(state, format)];
  if (written.header && !source.header?.equals(written.header)) return Infinity;
  const left = new Map<string, number>();
  for (const record of source.records)
    left.set(record.toString('latin1'), (left.get(record.toString('latin1')) ?? 0) + 1);
  return written.records.filter((record) => {
    const text = record.toString('latin1');
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  }).length;
}

/** The state that a manifest names as its source, and what is wrong with the mixture. */
export function checkMixture(
  out: string,
  states: readonly Buffer[],
  format: Format,
): { source: Buffer | undefined; faults: string[] } {
  const bytes = readFileSync(out);
  const manifest = JSON.parse(readFileSync(`${out}.manifest.json`, 'utf8')) as Manifest;
  const source = states.find((state) => digestOf(state) === manifest.source.sha256);
  const faults: string[] = [];
  if (!source) faults.push('the manifest names a source that the file never was');
  const foreign = foreignRows(bytes, source ? [source] : states, format);
  if (foreign !== undefined) faults.push(foreign);
  if (digestOf(bytes) !== manifest.output.sha256) faults.push('the manifest names another output');
  if (readOwn(bytes, format).records.length !== manifest.output.rows)
    faults.push(
      `the manifest says ${manifest.output.rows} rows, there are ${readOwn(bytes, format).records.length}`,
    );
  return { source, faults };
}

/** What is wrong with a score file: its rows are not those of one state, or its numbers not theirs. */
export async function checkScoreFile(
  out: string,
  states: readonly Buffer[],
  format: Format,
  reference: Reference,
  path: string,
): Promise<string[]> {
  const [header = '', ...lines] = readFileSync(out, 'utf8').trimEnd().split('\n');
  const rows = lines.map((line) => line.split(','));
  const source = states.find((state) => {
    const ids = ownIds(readOwn(state, format));
    return ids.length === rows.length && ids.every((id, row) => rows[row]![1] === id);
  });
  if (!source) return ['the rows of the score file are of no one state'];
  const fresh = await reference.of(source, path);
  if ('refusal' in fresh) return [];
  const found = header
    .split(',')
    .slice(2)
    .map((id, at) => ({
      ...fresh.table.find((column) => column.id === id)!,
      values: Float64Array.from(rows, (row, number) =>
        known(row[at + 2], fresh.table.find((column) => column.id === id)?.values[number]),
      ),
    }));
  const same = fresh.table.filter(({ id }) => found.some((column) => column.id === id));
  const difference = differenceOf({ table: found }, { table: same });
  return difference === undefined ? [] : [`the score file: ${difference}`];
}

/** A cell's number; what is not scored yet passes. */
function known(cell: string | undefined, expected: number | undefined): number {
  return cell === undefined || cell === '' ? (expected ?? NaN) : Number(cell);
}

/** The files of a folder, hidden ones too. */
export function filesBeside(out: string): string[] {
  const folder = dirname(out);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
