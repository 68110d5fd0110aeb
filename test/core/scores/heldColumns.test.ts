import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldVersions, numbersIn, sentTable, wholeTable } from '../../../src/core/scores/heldColumns';
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

describe('the numbers of a column on their own', () => {
  const values = Float64Array.of(1, 2, 3, 4);
  const plain = { id: 'a', title: 'a', unit: '', direction: 1, values } as const;
  const all: ScoreTable = [plain, { ...plain, id: 'b', version: '7' }];

  it('are those of the rows asked for, with the version where there is one', () => {
    expect(numbersIn(all, { id: 'a', from: 1, to: 3 })).toEqual({ values: Float64Array.of(2, 3) });
    expect(numbersIn(all, { id: 'b', from: 3, to: 9 })).toEqual({ version: '7', values: Float64Array.of(4) });
  });

  it('are none of a column that is not there', () => {
    expect(numbersIn(all, { id: 'c', from: 0, to: 4 })).toBeUndefined();
  });
});
