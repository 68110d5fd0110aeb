import { expect, it } from 'vitest';
import { headOf } from '../../src/core/scores/columnHead';
import { numbersIn } from '../../src/core/scores/heldColumns';
import type { ScoreTable } from '../../src/core/scores/table';
import { Columns } from '../../webview/frame/columns';
import { column, numbers } from './made';

/** An extension that has these columns, and how often it was asked. */
class Source {
  asked = 0;
  constructor(public table: ScoreTable) {}
  readonly numbers = async (part: Parameters<typeof numbersIn>[1]) => {
    this.asked++;
    return Promise.resolve(numbersIn(this.table, part));
  };
}

const versioned = (version: string, values: ArrayLike<number>) =>
  column('x', 'exes', '', values, { version });

it('puts a long column together from its parts, once, however often it is asked for', async () => {
  const source = new Source([versioned('1', numbers(600_000))]);
  const columns = new Columns(source);
  columns.setHeads(source.table.map(headOf));
  await Promise.all([columns.fetch(['x', 'x', 'none']), columns.fetch(['x'])]);
  expect(columns.get('x')!.values).toEqual(source.table[0]!.values);
  expect(source.asked).toBe(3);
});

it('never shows numbers of another version: not those it held, nor those that came late', async () => {
  const source = new Source([versioned('1', [1, 2])]);
  const columns = new Columns(source);
  columns.setHeads(source.table.map(headOf));
  await columns.fetch(['x']);
  const late = headOf(versioned('2', [3, 4]));
  columns.setHeads([late]);
  expect(columns.get('x')).toBeUndefined();
  await columns.fetch(['x']);
  expect(columns.get('x')).toBeUndefined();
  source.table = [versioned('2', [3, 4])];
  await columns.fetch(['x']);
  expect([...columns.get('x')!.values]).toEqual([3, 4]);
});

it('lets go of what is not kept, and asks again after a failure', async () => {
  const source = new Source([versioned('1', [1, 2])]);
  let fails = true;
  const columns = new Columns({
    numbers: (part) => (fails ? Promise.reject(new Error('gone')) : source.numbers(part)),
  });
  columns.setHeads(source.table.map(headOf));
  await expect(columns.fetch(['x'])).rejects.toThrow('gone');
  fails = false;
  await columns.fetch(['x']);
  expect(columns.get('x')).toBeDefined();
  columns.keep(new Set());
  expect(columns.get('x')).toBeUndefined();
});
