import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowStates } from '../../../src/core/protocol/editorApi';
import { describe as describeRow } from '../../../src/core/scores/describe';
import { Scores } from '../../../src/extension/records/scores';
import { columnOf, directions, scores as scoreValues } from '../../core/scores/columns';
import { idOf, snapshotOf } from './snapshots';

const records = fc.array(fc.nat(30), { maxLength: 60 });

describe('a row', () => {
  it('is the first one with the content that is looked up', () => {
    const law = fc.property(records, (numbers) => {
      const scores = new Scores(snapshotOf(numbers, []), undefined);
      for (let number = 0; number <= 31; number++)
        expect(scores.rowOf(idOf(number))).toBe(numbers.indexOf(number));
    });
    fc.assert(law);
  });

  it('has the value of its column, and no value by a column that is not there', () => {
    const scores = new Scores(snapshotOf([1, 2], [columnOf('loss', [3, NaN])]), undefined);
    expect([0, 1, 2].map((row) => scores.valueAt('loss', row))).toEqual([3, NaN, NaN]);
    expect(scores.valueAt('rarity', 0)).toBeNaN();
  });
});

describe('the hardest first', () => {
  it('are all rows with a score: harder ones before easier ones, equal ones in the order of the file', () => {
    const law = fc.property(scoreValues, directions, (values, direction) => {
      const column = columnOf('loss', values, direction);
      const scores = new Scores(snapshotOf([...values.keys()], [column]), 'loss');
      const known = [...values.keys()].filter((row) => !Number.isNaN(values[row]));
      const varied = new Set(known.map((row) => values[row])).size > 1;
      // A stable sort of the rows in order keeps equal ones in order.
      const hardest = known.sort((a, b) => (direction < 0 ? -1 : 1) * (values[b]! - values[a]!));
      expect([...scores.hardestFirst]).toEqual(varied ? hardest : []);
    });
    fc.assert(law);
  });
});

describe('the primary column', () => {
  const length = columnOf('questionWords', [1, 2, 3]);
  const level = columnOf('human.level', [1, 1, 2]);
  const primaryOf = (table: (typeof length)[], chosen?: string): string | undefined =>
    new Scores(snapshotOf([1, 2, 3], table), chosen).primary?.id;

  it('is the chosen one, or the usual one where that is not scored', () => {
    expect(primaryOf([length, level], 'questionWords')).toBe('questionWords');
    expect(primaryOf([length, level])).toBe('human.level');
    expect(primaryOf([length, level], 'probeLoss')).toBe('human.level');
  });

  it('is none where nothing is scored or all is alike', () => {
    expect(primaryOf([])).toBeUndefined();
    expect(primaryOf([columnOf('questionWords', [2, 2, NaN])])).toBeUndefined();
    expect([...new Scores(snapshotOf([1], []), undefined).hardestFirst]).toEqual([]);
    expect(new Scores(snapshotOf([1], []), undefined).histogram.counts).toBeDefined();
  });
});

describe('what is prepared', () => {
  it('counts every row once', () => {
    const states = [rowStates.scored, rowStates.stale, rowStates.stale, rowStates.unscored, rowStates.scored];
    const scores = new Scores(snapshotOf([1, 2, 3, 4, 5], [], states), undefined);
    expect(scores.standing(0)).toMatchObject({ scored: 2, stale: 2, missing: 1, rows: 5 });
    expect(scores.standing(1)).toMatchObject({ scored: 2, stale: 2, missing: 0, broken: 1, rows: 5 });
  });

  it('says the same before and after it was primed', async () => {
    const table = [
      columnOf('loss', [5, NaN, 1, 3]),
      columnOf('none', [NaN, NaN, NaN, NaN]),
      columnOf('b', [1, 2, 3, 4], -1),
    ];
    const [fresh, primed] = [1, 2].map(() => new Scores(snapshotOf([1, 2, 3, 4], table), 'loss'));
    await primed!.prime();
    const said = ({ all, primary, histogram, hardestFirst }: Scores) => ({
      described: describeRow(
        all,
        all.find(({ id }) => id === primary!.id)!,
        () => 3,
      ),
      histogram,
      hardestFirst,
    });
    expect(said(primed!)).toEqual(said(fresh!));
    expect(primed!.all.map(({ id }) => id)).toEqual(['loss', 'b']);
    expect(primed!.all).toBe(primed!.all);
  });
});
