import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RowSort } from '../../../src/core/protocol/browsing/browsingApi';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
let files = 0;

/** Writes records of one field beside a question; undefined leaves it out. */
function written(values: readonly unknown[]): string {
  const path = join(folder, `order-${files++}.jsonl`);
  const lines = values.map((value, at) => JSON.stringify({ question: `Which one is number ${at}?`, value }));
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return path;
}

async function orderOf(path: string, sort: RowSort, count: number): Promise<number[]> {
  const rows = await engine.call('cells', { path, sort, from: 0, to: count, columns: [] });
  return rows.map(({ row }) => row);
}

/** The rows by a comparison of what they hold, ties in the order of the file, empty values last. */
function expected<T>(
  values: readonly T[],
  isEmpty: (value: T) => boolean,
  compare: (one: T, other: T) => number,
): number[] {
  const rows = values.map((_, row) => row);
  const known = rows.filter((row) => !isEmpty(values[row]!));
  return [
    ...known.sort((one, other) => compare(values[one]!, values[other]!) || one - other),
    ...rows.filter((row) => isEmpty(values[row]!)),
  ];
}

const byBytes = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(one.trim().toLowerCase()), Buffer.from(other.trim().toLowerCase()));

describe('rows in the order of a field', () => {
  it('are ordered by their numbers where all are numbers, unknown ones last either way', async () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
      fc.integer({ min: -3, max: 3 }),
      fc.constant(undefined),
    );
    const law = fc.asyncProperty(
      fc.array(value, { minLength: 1 }),
      fc.boolean(),
      async (values, isDescending) => {
        fc.pre(values.some((one) => one !== undefined));
        const path = written(values);
        const sort = { by: 'field', name: 'value', isDescending } as const;
        const sign = isDescending ? -1 : 1;
        const right = expected(
          values,
          (one) => one === undefined,
          (one, other) => sign * (one! - other!),
        );
        expect(await orderOf(path, sort, values.length)).toEqual(right);
        const { unknown } = await engine.call('sortRows', { path, sort });
        expect(unknown).toBe(values.filter((one) => one === undefined).length);
      },
    );
    await fc.assert(law, { numRuns: 40 });
  });

  it('are ordered by all of their texts, however far these are the same', async () => {
    const part = fc.constantFrom('', 'a', 'B', 'b', 'é', 'Σ', '数', '😀', 'x'.repeat(4095), 'y'.repeat(9000));
    const text = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));
    const law = fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 30 }),
      fc.boolean(),
      async (texts, isDescending) => {
        const values = [...texts, 'not a number'];
        const path = written(values);
        const sign = isDescending ? -1 : 1;
        const right = expected(
          values,
          (one) => one === '',
          (one, other) => sign * byBytes(one, other),
        );
        expect(await orderOf(path, { by: 'field', name: 'value', isDescending }, values.length)).toEqual(
          right,
        );
      },
    );
    await fc.assert(law, { numRuns: 40 });
  });

  it('are ordered so when there are more than are sorted in one go', async () => {
    const values = Array.from({ length: 70_000 }, (_, at) => `word ${(at * 7919) % 65_537}`);
    const path = written(values);
    const sort = { by: 'field', name: 'value', isDescending: false } as const;
    const right = expected(values, () => false, byBytes);
    const positions = [0, 1, 32_767, 32_768, 65_536, 69_999];
    for (const position of positions) {
      const [found] = await engine.call('cells', {
        path,
        sort,
        from: position,
        to: position + 1,
        columns: [],
      });
      expect(found!.row).toBe(right[position]);
      const place = await engine.call('findPlace', { path, sort, by: 'row', at: found!.row });
      expect(place).toEqual({ row: found!.row, position });
    }
  });

  it('can be given up', async () => {
    const path = written(Array.from({ length: 60_000 }, (_, at) => `word ${at}`));
    const abort = new AbortController();
    const sort = { by: 'field', name: 'value', isDescending: false } as const;
    await engine.call('open', { path });
    const running = engine.call(
      'sortRows',
      { path, sort },
      { signal: abort.signal, onProgress: () => abort.abort() },
    );
    await expect(running).rejects.toThrow('Cancelled');
    expect(await engine.call('sortRows', { path, sort })).toEqual({ unknown: 0 });
  });
});

describe('rows in the order of a measure', () => {
  it('are ordered by its scores, and refused where there are none', async () => {
    const words = [3, 1, 2, 5, 4, 1];
    const path = join(folder, 'words.jsonl');
    const record = (count: number): string =>
      JSON.stringify({ question: Array(count).fill('word').join(' '), answer: '1' });
    writeFileSync(path, words.map((count) => `${record(count)}\n`).join(''));
    const sort = { by: 'measure', name: 'questionWords', isDescending: true } as const;
    await expect(engine.call('sortRows', { path, sort })).rejects.toThrow(/has no scores "questionWords"/);
    await engine.call('score', { path, measures: ['length'] });
    expect(await orderOf(path, sort, 9)).toEqual([3, 4, 0, 2, 1, 5]);
    expect(await orderOf(path, { ...sort, isDescending: false }, 9)).toEqual([1, 5, 2, 0, 4, 3]);
  });
});
