import { basename } from 'node:path';
import type { Anchor } from '../../core/psychometrics/model/irtModel';
import { UserError } from '../../core/userError';
import { asWritten } from '../../core/dataset/formulas';
import { parseRows } from '../../core/dataset/reading/papaparse';
import { readText } from '../files/wholeFile';

const table = { what: 'an item table', most: 256 * 2 ** 20 };

/** The items of an earlier calibration among these, as `gradus irt --out` wrote them to a CSV file: they stay as they are. Throws UserError. */
export async function readAnchors(path: string, items: readonly string[]): Promise<Anchor> {
  const text = await readText(path, table);
  const [head = [], ...rows] = parseRows(text);
  const [item, difficulty, discrimination, guessing] = [
    'item',
    'difficulty',
    'discrimination',
    'guessing',
  ].map((name) => head.indexOf(name)) as [number, number, number, number];
  if (item < 0 || difficulty < 0 || discrimination < 0)
    throw new UserError(
      `${basename(path)} is not an item table. Expected columns: item, difficulty and discrimination, as Gradus writes the items of a calibration.`,
    );
  // As they were written; a name that stands there as it is comes before one with an apostrophe put before it.
  const rowOf = new Map(rows.map((row) => [asWritten(row[item] ?? ''), row]));
  for (const row of rows) rowOf.set(row[item] ?? '', row);
  const anchor = { slope: column(items), intercept: column(items), guessing: column(items) };
  let held = 0;
  items.forEach((name, at) => {
    const row = rowOf.get(name);
    const [a, b] = [numberIn(row?.[discrimination]), numberIn(row?.[difficulty])];
    if (Number.isNaN(a) || Number.isNaN(b)) return;
    anchor.slope[at] = a;
    anchor.intercept[at] = -a * b;
    anchor.guessing[at] = numberIn(row?.[guessing]) || 0;
    held++;
  });
  if (held < 2)
    throw new UserError(
      `${basename(path)} shares ${held === 0 ? 'no item' : 'one item only'} with these responses: two at least are needed to put both on one scale.`,
    );
  return anchor;
}

function column(items: readonly string[]): Float64Array {
  return new Float64Array(items.length).fill(NaN);
}

function numberIn(text: string | undefined): number {
  return text === undefined || text.trim() === '' ? NaN : Number(text);
}
