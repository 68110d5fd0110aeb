import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowStates } from '../../../src/core/protocol/editorApi';
import { isBetweenMeasures, standingOf } from '../../../src/core/protocol/standing';

const given = fc
  .array(fc.constantFrom<number>(...Object.values(rowStates)), { minLength: 1, maxLength: 40 })
  .chain((states) =>
    fc.record({
      states: fc.constant(Uint8Array.from(states)),
      broken: fc.nat(states.filter((state) => state === rowStates.unscored).length),
      standings: fc.array(
        fc.record({
          measure: fc.constantFrom('length', 'rarity'),
          rows: fc.nat(states.length),
          stale: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    }),
  );

describe('how a dataset stands', () => {
  it('counts every row once: scored, stale, not scored or broken', () => {
    const law = fc.property(given, ({ states, broken, standings }) => {
      const standing = standingOf({ states, standings }, broken);
      const { scored, stale, missing, rows } = standing;
      expect(scored + stale + missing + broken).toBe(rows);
      expect(rows).toBe(states.length);
      expect(standing.share).toBeGreaterThanOrEqual(0);
      expect(standing.share).toBeLessThanOrEqual(1);
    });
    fc.assert(law);
  });

  it('is whole where every row that can be used is scored and no measure is stale', () => {
    const states = Uint8Array.of(rowStates.scored, rowStates.scored, rowStates.unscored);
    const standings = [{ measure: 'length', rows: 3, stale: false }];
    expect(standingOf({ states, standings }, 1).isWhole).toBe(true);
    expect(standingOf({ states, standings }, 0).isWhole).toBe(false);
    expect(standingOf({ states, standings: [{ ...standings[0]!, stale: true }] }, 1).isWhole).toBe(false);
    expect(standingOf({ states: new Uint8Array([rowStates.unscored]), standings: [] }, 1).isWhole).toBe(
      false,
    );
  });

  it('counts rows of which nothing is known as still to be scored, in its share too', () => {
    const states = new Uint8Array(1319).fill(rowStates.unscored);
    states.fill(rowStates.scored, 0, 12);
    const standing = standingOf({ states, standings: [{ measure: 'irt', rows: 1319, stale: false }] }, 0);
    expect(standing).toMatchObject({ scored: 12, missing: 1307, isWhole: false });
    expect(standing.share).toBeCloseTo(12 / 1319, 12);
    expect(isBetweenMeasures(standing)).toBe(false);
  });

  it('is told by measures where one was not begun', () => {
    const states = new Uint8Array(3).fill(rowStates.unscored);
    const [first, second] = [
      { measure: 'length', rows: 3, stale: false },
      { measure: 'rarity', rows: 0, stale: false },
    ];
    const standing = standingOf({ states, standings: [first, second] }, 0);
    expect(standing).toMatchObject({ measures: 2, done: 1, begun: 1, scored: 0, share: 0.5 });
    expect(isBetweenMeasures(standing)).toBe(true);
    expect(isBetweenMeasures(standingOf({ states, standings: [] }, 0))).toBe(false);
  });
});
