import * as v from 'valibot';
import { countSchema, figureSchema, type Message } from '../message';
import type { Values } from './values';

/** How strongly two columns agree in order. */
export const agreementSchema = v.object({
  /** Spearman's rank correlation; NaN where one of the columns does not vary. */
  rho: figureSchema,
  /** The 95% interval of it; NaN where it cannot be told. */
  low: figureSchema,
  high: figureSchema,
  /** The number of rows where both are known. */
  n: countSchema,
});

/** How strongly two columns agree in order. */
export type Agreement = Message<typeof agreementSchema>;

/**
 * Spearman's rank correlation over the rows where both values are known (ties get their mean rank), with the 95%
 * interval of Bonett & Wright (2000): Fisher's z with standard error √((1 + ρ²/2)/(n − 3)).
 */
export function spearman(one: ArrayLike<number>, other: ArrayLike<number>): Agreement {
  const rows: number[] = [];
  for (let row = 0; row < one.length; row++)
    if (Number.isFinite(one[row]) && Number.isFinite(other[row])) rows.push(row);
  const rho = pearson(ranks(rows.map((row) => one[row]!)), ranks(rows.map((row) => other[row]!)));
  return withInterval(rho, rows.length);
}

/** A rank correlation over n rows with its interval (Bonett & Wright 2000), 1.96 standard errors to either side unless told. */
export function withInterval(rho: number, n: number, errors = 1.959964): Agreement {
  const z = Math.atanh(rho);
  const margin = n > 3 ? errors * Math.sqrt((1 + rho ** 2 / 2) / (n - 3)) : NaN;
  const edge = (side: number): number => Math.tanh(z + side * margin);
  return { rho, low: edge(-1), high: edge(1), n };
}

/** The rank of every value from 1; equal values share the mean of their ranks. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, at) => at).sort(
    (a, b) => values[a]! - values[b]!,
  );
  const ranked = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let at = from; at < to; at++) ranked[order[at]!] = (from + to + 1) / 2;
    from = to;
  }
  return ranked;
}

/** Pearson's correlation of two lists of ranks, whose means are known. */
export function pearson(one: Values, other: Values): number {
  const mean = (one.length + 1) / 2;
  let both = 0;
  let first = 0;
  let second = 0;
  for (let at = 0; at < one.length; at++) {
    const a = one[at]! - mean;
    const b = other[at]! - mean;
    both += a * b;
    first += a * a;
    second += b * b;
  }
  return both / Math.sqrt(first * second);
}

/** The rows where every one of these columns is known. */
export function completeRows(columns: readonly ArrayLike<number>[]): number[] {
  const count = columns[0]?.length ?? 0;
  return Array.from({ length: count }, (_, row) => row).filter((row) =>
    columns.every((column) => Number.isFinite(column[row])),
  );
}
