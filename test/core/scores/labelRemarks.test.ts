import { describe, expect, it } from 'vitest';
import { duplicateRemarks } from '../../../src/core/scores/duplicateRemarks';
import { labelRemarks } from '../../../src/core/scores/labelRemarks';
import type { ScoreTable } from '../../../src/core/scores/table';

const lineOf = (row: number): number => row + 2;
const facts = { lineOf, names: ['a', 'b'], guessed: 0.5 };
const filled = (count: number, of: (at: number) => number): number[] =>
  Array.from({ length: count }, (_, at) => of(at));

function tableOf(columns: Record<string, readonly number[]>): ScoreTable {
  return Object.entries(columns).map(([id, values]) => ({
    ...{ id, title: id, unit: '', direction: 0 },
    values: Float64Array.from(values),
  }));
}

describe('the remarks on labels', () => {
  it('are none where no label was judged', () => {
    expect(labelRemarks(tableOf({ questionWords: [1] }), facts)).toEqual([]);
    expect(labelRemarks(tableOf({ labelMargin: [NaN] }), facts)).toEqual([]);
  });

  it('name the lines of the labels that look wrong, the surest first, with the better one', () => {
    const [remark] = labelRemarks(
      tableOf({
        labelMargin: [0.5, -0.2, -0.9, -0.5, -0.1],
        labelSuspect: [0, 1, 1, 1, 1],
        suggestedLabel: [0, 1, 0, 1, 1],
      }),
      facts,
    );
    expect(remark).toBe(
      '4 labels look wrong to heads that never saw them; the surest at lines 4 (rather “a”), 5 (rather “b”), 3 (rather “b”). Read those first, by labelMargin from the lowest up.',
    );
  });

  it('name no better one of choices, and say one of one', () => {
    const table = tableOf({ labelMargin: [-0.5], labelSuspect: [1], suggestedLabel: [0] });
    expect(labelRemarks(table, { ...facts, names: [] })[0]).toBe(
      '1 label looks wrong to heads that never saw them; the surest at line 2. Read those first, by labelMargin from the lowest up.',
    );
  });

  it('say where heads are too weak to judge', () => {
    const table = tableOf({
      labelMargin: [0.1, -0.1, -0.2, -0.3],
      labelSuspect: filled(4, () => NaN),
      suggestedLabel: filled(4, () => 0),
    });
    expect(labelRemarks(table, facts)[0]).toMatch(
      /^Which labels are wrong cannot be told here: .* 25% .* guessing gets 50%/,
    );
  });

  it('tell a shortcut that gives the labels away from one that helps, and from none', () => {
    const of = (shortcut: number): string =>
      labelRemarks(
        tableOf({
          labelMargin: filled(200, (at) => (at < 180 ? 1 : -1)),
          shortcutRight: filled(200, (at) => Number(at < shortcut)),
        }),
        facts,
      ).join();
    expect(of(176)).toMatch(
      /gets 88% right where those that read get 90% and guessing 50%: the labels can be told without reading/,
    );
    expect(of(140)).toMatch(/gets 70% right where those that read get 90% and guessing 50%\.$/);
    // Three standard errors of 200 tosses are .106.
    expect(of(115)).toBe('');
  });

  it('tell m-coherence by the mean coherence with the others', () => {
    const table = tableOf({
      labelMargin: filled(101, () => 1),
      gradientCoherence: filled(101, () => 20),
      gradientAlignment: filled(101, (at) => (at < 3 ? -0.1 : 0.4)),
    });
    // 1 + 100 · .2 = 21.
    expect(labelRemarks(table, facts)).toEqual([
      'A training step for one example helps 21 of 101 (m-coherence; α 0.21); 3 examples pull against the rest: look at gradientAlignment below 0.',
    ]);
  });
});

describe('the remarks on duplicates', () => {
  const table = (conflict: readonly number[]): ScoreTable =>
    tableOf({
      duplicateGroup: [NaN, 1, 2, 1, 2],
      duplicateSimilarity: [0, 1, 1, 1, 1],
      labelConflict: conflict,
    });

  it('are none where there are none', () => {
    expect(duplicateRemarks(tableOf({ duplicateGroup: [NaN, NaN] }), lineOf)).toEqual([]);
    expect(duplicateRemarks([], lineOf)).toEqual([]);
  });

  it('name the first group by its lines, and the first contradiction', () => {
    expect(duplicateRemarks(table([0, 0, 0, 0, 0]), lineOf)).toEqual([
      '4 records ask what another one asks, to the word or nearly (2 groups; the first at lines 3 and 5): one of each group may be enough. Filter by duplicates.',
    ]);
    expect(duplicateRemarks(table([0, 0, 1, 0, 1]), lineOf)[1]).toBe(
      '2 of them have conflicting answers, the first at lines 4 and 6: one answer must be wrong. Filter by labelConflict.',
    );
  });
});
