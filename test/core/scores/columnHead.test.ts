import { expect, it } from 'vitest';
import { headOf } from '../../../src/core/scores/columnHead';
import { columnOf } from './columns';

it('a column without its numbers says how many rows it has, how many it knows, and whether they differ', () => {
  const head = { id: 'loss', title: 'the loss', unit: 'units', direction: 1 };
  const of = (values: readonly number[]) => headOf(columnOf('loss', values));
  expect(of([1, NaN, 2])).toEqual({ ...head, rows: 3, known: 2, varies: true });
  expect(of([1, NaN, 1])).toEqual({ ...head, rows: 3, known: 2, varies: false });
  expect(of([])).toEqual({ ...head, rows: 0, known: 0, varies: false });
});

it('numbers that are shared are counted once, and each column keeps its own words', () => {
  let counted = 0;
  const values = Object.assign(Float64Array.of(1, 2), {
    find(this: Float64Array, test: (value: number) => boolean) {
      counted++;
      return Float64Array.prototype.find.call(this, test);
    },
  });
  const column = { ...columnOf('one', []), values };
  expect([headOf(column), headOf({ ...column, id: 'other', stale: true as const })]).toMatchObject([
    { id: 'one', rows: 2, known: 2, varies: true },
    { id: 'other', rows: 2, known: 2, varies: true, stale: true },
  ]);
  expect(counted).toBe(1);
});
