import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowStates } from '../../../src/core/protocol/editorApi';
import { statesOf, withoutNumbers } from '../../../src/engine/showing/rowStates';

const measures = (rows: number) =>
  fc.array(
    fc.record({
      stale: fc.boolean(),
      missing: fc
        .array(fc.constantFrom(0, 1), { minLength: rows, maxLength: rows })
        .map((one) => Uint8Array.from(one)),
    }),
    { maxLength: 5 },
  );
const some = fc.nat(30).chain((rows) => fc.tuple(fc.constant(rows), measures(rows)));

describe('the states of rows', () => {
  it('are one for each row, so that their counts add up, in whatever order measures come', () => {
    const law = fc.property(some, ([rows, given]) => {
      const states = statesOf(given, rows);
      const counts = Object.values(rowStates).map((state) => states.filter((one) => one === state).length);
      expect(counts.reduce((sum, one) => sum + one, 0)).toBe(rows);
      expect(statesOf([...given].reverse(), rows)).toEqual(states);
    });
    fc.assert(law);
  });

  it('are scored where nothing lacks the row, stale where what was computed before a change does, else unscored', () => {
    const law = fc.property(some, ([rows, given]) => {
      const states = statesOf(given, rows);
      for (let row = 0; row < rows; row++) {
        const lacking = given.filter(({ missing }) => missing[row] === 1);
        const expected =
          given.length === 0
            ? rowStates.unscored
            : lacking.length === 0
              ? rowStates.scored
              : lacking.some(({ stale }) => stale)
                ? rowStates.stale
                : rowStates.unscored;
        expect(states[row]).toBe(expected);
      }
    });
    fc.assert(law);
  });

  it('are not scored where no measure knows a number, and else as before', () => {
    const known = fc.nat(30).chain((rows) =>
      fc.tuple(
        fc.array(fc.constantFrom<number>(...Object.values(rowStates)), { minLength: rows, maxLength: rows }),
        fc.array(fc.array(fc.constantFrom(NaN, 0, 1), { minLength: rows, maxLength: rows }), {
          maxLength: 4,
        }),
      ),
    );
    const law = fc.property(known, ([given, columns]) => {
      const states = Uint8Array.from(given);
      const measures = columns.map((values) => ({ columns: [{ values: Float64Array.from(values) }] }));
      const after = withoutNumbers(states, measures);
      for (const [row, before] of given.entries()) {
        const isBlank = columns.every((values) => Number.isNaN(values[row]));
        expect(after[row]).toBe(before === rowStates.scored && isBlank ? rowStates.unscored : before);
      }
      expect([...states]).toEqual(given);
    });
    fc.assert(law);
  });
});
