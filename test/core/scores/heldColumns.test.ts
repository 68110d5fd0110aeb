import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldVersions, sentTable, wholeTable } from '../../../src/core/scores/heldColumns';
import type { ScoreColumn, ScoreTable } from '../../../src/core/scores/table';

/** Columns whose numbers are settled by their name and version, as those of a store are. */
const column = fc
  .record({ id: fc.constantFrom('a', 'b', 'c', 'a 1'), version: fc.option(fc.constantFrom('1', '2', '1 2')) })
  .map(({ id, version }): ScoreColumn => ({
    ...{ id, title: id, unit: '', direction: 1 },
    values: Float32Array.of(`${id}/${version}`.length, id.charCodeAt(0), version?.charCodeAt(0) ?? NaN),
    ...(version === null ? {} : { version }),
  }));
const table = fc.uniqueArray(column, { selector: ({ id }) => id });

describe('a table that is sent to one who holds another', () => {
  it('is whole again there, whatever is held', () => {
    fc.assert(
      fc.property(table, table, (now, before) => {
        const sent = sentTable(now, new Set(heldVersions(before)));
        expect(wholeTable(sent, before)).toEqual(now);
      }),
    );
  });

  it('carries no numbers a second time, but those without a version', () => {
    fc.assert(
      fc.property(table, (now) => {
        const again = sentTable(now, new Set(heldVersions(now)));
        expect(again.filter((one) => 'values' in one)).toEqual(
          now.filter(({ version }) => version === undefined),
        );
      }),
    );
  });

  it('is refused by one who does not hold what was left out', () => {
    const all: ScoreTable = [
      { id: 'a', title: 'a', unit: '', direction: 1, version: '1', values: new Float32Array(2) },
    ];
    expect(wholeTable(sentTable(all, new Set(heldVersions(all))), [])).toBeUndefined();
  });
});
