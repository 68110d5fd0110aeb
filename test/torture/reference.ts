import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ScoreTable } from '../../src/core/scores/table';
import type { Outcome, TorturedEngine } from './engine';
import { ownScores, readOwn } from './ownReader';
import type { Format } from './datasets';

/** What scoring a file came to: its table, or why there is none. */
export type Scores = { readonly table: ScoreTable } | { readonly refusal: string };

/** Scores a dataset and gives all scores that are stored of it then. */
export async function scoresNow(
  engine: TorturedEngine,
  path: string,
  measures: readonly string[],
): Promise<Scores> {
  const scored = await engine.call('score', { path, measures, optional: true });
  if (scored.kind !== 'ok') return refusalOf(scored);
  const table = await engine.call('table', { path });
  return table.kind === 'ok' ? { table: table.value.table } : refusalOf(table);
}

function refusalOf(outcome: Exclude<Outcome<unknown>, { kind: 'ok' }>): Scores {
  return { refusal: outcome.kind === 'refused' ? outcome.message : `${outcome.kind}: ${outcome.message}` };
}

/** The scores of states of a file, each scored in peace under another path, where no score of another state is known. */
export class Reference {
  private readonly known = new Map<string, Promise<Scores>>();

  constructor(
    private readonly engine: TorturedEngine,
    private readonly folder: string,
    private readonly measures: readonly string[],
  ) {}

  /** The scores of a state of the file at `path`. */
  of(state: Buffer, path: string): Promise<Scores> {
    const copy = this.copyOf(state, path);
    const found = this.known.get(copy) ?? scoresNow(this.engine, copy, this.measures);
    this.known.set(copy, found);
    return found;
  }

  /** Where a state lies in peace. */
  copyOf(state: Buffer, path: string): string {
    const folder = join(this.folder, createHash('sha256').update(state).digest('hex').slice(0, 16));
    mkdirSync(folder, { recursive: true });
    const copy = join(folder, basename(path));
    writeFileSync(copy, state);
    return copy;
  }
}

/** How a table differs from what it should be, as a sentence; undefined where it does not. */
export function differenceOf(found: Scores, expected: Scores): string | undefined {
  if ('refusal' in expected)
    return 'refusal' in found && isAlike(found.refusal, expected.refusal)
      ? undefined
      : `a fresh store refuses (${expected.refusal}), this one ${'refusal' in found ? `says: ${found.refusal}` : 'does not'}`;
  if ('refusal' in found) return `refused: ${found.refusal}`;
  const parts = expected.table.flatMap((column) => {
    const other = found.table.find(({ id }) => id === column.id);
    if (!other) return [`${column.id} is missing`];
    const { lost, wrong } = compare(column.values, other.values);
    return lost + wrong > 0
      ? [`${column.id}: ${lost} lost and ${wrong} wrong of ${column.values.length}`]
      : [];
  });
  return parts.length > 0 ? parts.join('; ') : undefined;
}

function compare(right: ArrayLike<number>, found: ArrayLike<number>): { lost: number; wrong: number } {
  let [lost, wrong] = [0, 0];
  for (let row = 0; row < Math.max(right.length, found.length); row++) {
    const [one, other] = [right[row] ?? NaN, found[row] ?? NaN];
    if (Object.is(one, other)) continue;
    if (Number.isNaN(other)) lost++;
    else wrong++;
  }
  return { lost, wrong };
}

/** Whether two sentences say the same, whatever numbers, and whatever folder, they name. */
export function isAlike(one: string, other: string): boolean {
  const plain = (text: string): string => text.replace(/\S*\//g, '').replace(/\d+/g, '#');
  return plain(one) === plain(other);
}

/** How the scores of a state differ from what its own texts say, as a sentence; undefined where they do not. */
export function ownDifference(state: Buffer, format: Format, scores: Scores): string | undefined {
  if ('refusal' in scores) return undefined;
  const { records } = readOwn(state, format);
  for (const [row, record] of records.entries()) {
    const own = Object.entries(ownScores(record, format) ?? {});
    for (const [id, value] of own) {
      const stored = scores.table.find((column) => column.id === id)?.values[row];
      if (
        stored !== undefined &&
        !Object.is(stored, value) &&
        !(row === records.length - 1 && Number.isNaN(stored))
      )
        return `${id} of row ${row} is ${stored}, its text says ${value}`;
    }
  }
  return undefined;
}
