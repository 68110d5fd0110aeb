import { describe, expect, it } from 'vitest';
import { rowStates } from '../../../src/core/protocol/editorApi';
import { readingOf, type ExaminedRecord } from '../../../src/extension/records/reading';
import { Scores } from '../../../src/extension/records/scores';
import { columnOf } from '../../core/scores/columns';
import { recordOf, snapshotOf } from './snapshots';

const level = columnOf('human.level', [1, 2, 3, NaN, NaN]);
const rarity = columnOf('rarity', [0.5, 0.1, NaN, NaN, NaN]);
const states = [rowStates.scored, rowStates.scored, rowStates.stale, rowStates.unscored, rowStates.unscored];
const scores = new Scores(snapshotOf([0, 1, 2, 3, 4], [level, rarity], states), undefined);
const broken = new Map([[4, 'it is not valid JSON']]);
const unknown = (): undefined => undefined;

const read = (number: number, examined: () => ExaminedRecord | undefined = unknown) =>
  readingOf(scores, examined, broken, recordOf(number));

describe('the reading of a record', () => {
  it('that is in the file and scored is its row with all its values', () => {
    const { state, row, description, problem } = read(1);
    expect({ state, row, problem }).toEqual({ state: 'scored', row: 1, problem: '' });
    expect(description!.readings.map(({ id, value }) => [id, value])).toEqual([
      ['human.level', 2],
      ['rarity', 0.1],
    ]);
    expect(description!.verdict).toMatch(/^Medium · harder than 33% of 3 by/);
  });

  it('that was edited and saved is stale, with what is known of it', () => {
    const { state, row, description } = read(2);
    expect({ state, row }).toEqual({ state: 'stale', row: 2 });
    expect(description!.readings.map(({ value }) => value)).toEqual([3, NaN]);
  });

  it('that was edited and saved has besides what examining it found out', () => {
    const values = new Map([
      ['human.level', 1],
      ['rarity', 0.7],
    ]);
    const { state, description } = read(2, () => ({ values, problem: '' }));
    expect(state).toBe('stale');
    expect(description!.readings.map(({ value }) => value)).toEqual([3, 0.7]);
  });

  it('that was never scored is unscored, and says nothing more', () => {
    expect(read(3)).toEqual({ state: 'unscored', row: 3, description: undefined, problem: '' });
  });

  it('that cannot be used is broken, and says why', () => {
    expect(read(4)).toMatchObject({ state: 'broken', row: 4, problem: 'it is not valid JSON' });
  });

  it('that the file does not hold is stale, without a word until it was examined', () => {
    expect(read(99)).toEqual({ state: 'stale', row: -1, description: undefined, problem: '' });
  });

  it('that the file does not hold has the values that it was examined to', () => {
    const { state, row, description } = read(99, () => ({
      values: new Map([['human.level', 3]]),
      problem: '',
    }));
    expect({ state, row }).toEqual({ state: 'stale', row: -1 });
    expect(description!.band).toBe('hard');
    expect(description!.readings.map(({ value }) => value)).toEqual([3, NaN]);
  });

  it('that the file does not hold is broken where examining it found so', () => {
    const examined = { values: new Map(), problem: 'it is a list' };
    expect(read(99, () => examined)).toMatchObject({ state: 'broken', row: -1, problem: 'it is a list' });
  });

  it('asks by the content of the record, and only where it is not scored', () => {
    const asked: string[] = [];
    for (const number of [0, 1, 2, 4, 77])
      readingOf(scores, (id) => void asked.push(id.join()), broken, recordOf(number));
    expect(asked).toEqual([2, 77].map((number) => recordOf(number).id.join()));
  });

  it('is found by its id with the other line ending, too', () => {
    const record = { ...recordOf(99), otherId: recordOf(1).id };
    expect(readingOf(scores, unknown, broken, record)).toMatchObject({ state: 'scored', row: 1 });
  });

  it('by a table in which nothing differs has no description, and is no fault', () => {
    const flat = new Scores(snapshotOf([0], [columnOf('human.level', [1])]), undefined);
    expect(readingOf(flat, unknown, new Map(), recordOf(0))).toMatchObject({
      state: 'scored',
      description: undefined,
    });
  });
});
