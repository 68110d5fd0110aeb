import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, correlate, type Correlations } from '../../../src/core/scores/correlations';
import { spearman } from '../../../src/core/numbers/correlation';
import type { ScoreTable } from '../../../src/core/scores/table';
import { criterionOf, trustOf, type Trust } from '../../../src/core/scores/trust';
import { noCriterion, trustWords } from '../../../src/core/scores/trustWords';
import { columnOf, directions, scores } from './columns';
import { factorColumns } from './simulated';

const rows = 2000;
const [level, good, poor, words] = factorColumns(rows, [0.9, 0.8, 0.2, 0.5], 5);
const human = columnOf('human.level', level!);
const length = columnOf('questionWords', words!);
const probe = columnOf('probeLoss', good!);
const rarity = columnOf('rarity', poor!);

function trusted(table: ScoreTable, humans = ['human.level']): Trust | undefined {
  const criterion = criterionOf(table, humans);
  return criterion && trustOf(table, criterion);
}

function whole(table: ScoreTable, humans = ['human.level']): Correlations {
  const work = correlate(table, humans);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

describe('Which measure to trust', () => {
  it('the one that agrees best with people, and by how much it beats length', () => {
    const trust = trusted([length, rarity, probe, human])!;
    expect(trust.measured.map(({ id, beatsLength }) => [id, beatsLength])).toEqual([
      ['probeLoss', true],
      ['rarity', false],
    ]);
    expect(trust.measured[0]!.agreement).toEqual(spearman(good!, level!));
    expect(trust.length).toEqual(spearman(words!, level!));
    const { difference } = trust.measured[0]!.lead!;
    // Two subtractions of the same doubles.
    expect(difference).toBeCloseTo(spearman(good!, level!).rho - spearman(words!, level!).rho, 12);
    expect(trustWords(trust)).toMatch(
      /^The probeLoss agrees best with the human\.level: ρ \.\d\d \(\.\d\d to \.\d\d, n 2,000\)\. It beats plain length \(\.\d\d\) by \.\d\d \(\.\d\d to \.\d\d\)\.$/,
    );
  });

  it('counts the others that beat length too', () => {
    const more = (count: number): string => {
      const others = Array.from({ length: count }, (_, at) => columnOf(`other${at}`, good!));
      return trustWords(trusted([length, rarity, probe, ...others, human]));
    };
    expect(more(0)).toMatch(/\)\.$/);
    expect(more(1)).toMatch(/\)\. So does one other\.$/);
    expect(more(2)).toMatch(/\)\. So do 2 others\.$/);
  });

  it('is not known to beat a length that is not scored', () => {
    const trust = trusted([rarity, probe, human])!;
    expect(trust.measured.map(({ lead, beatsLength }) => [lead, beatsLength])).toEqual([
      [undefined, false],
      [undefined, false],
    ]);
    expect([trust.length, trust.isLengthReversed]).toEqual([undefined, false]);
    expect(trustWords(trust)).toMatch(
      /Plain length is not scored, so it is not known whether it does better\.$/,
    );
  });

  it('says that there is nothing to trust where nothing was measured', () => {
    expect(trustWords(trusted([length, human]))).toBe(
      'No measure is scored that could be held against the human.level.',
    );
  });

  it('does not turn round a length that goes with nothing', () => {
    // Ranks 1 to 4 against 2, 4, 1, 3: the products sum to 25, as those of independent ranks do.
    const table = [columnOf('human.level', [1, 2, 3, 4]), columnOf('questionWords', [2, 4, 1, 3])];
    const trust = trusted(table)!;
    expect([trust.length!.rho, trust.isLengthReversed]).toEqual([0, false]);
  });

  it('says plainly that no measure beats length', () => {
    expect(trustWords(trusted([length, rarity, human]))).toMatch(
      /^No measure beats length: the best, the rarity, has ρ \.\d\d .*, plain length \(\.4\d\); the difference is -\.\d\d \(-\.\d\d to -\.\d\d\)\.$/,
    );
  });

  it('does not call a lead that may be chance a lead', () => {
    const [levels, near, long] = factorColumns(60, [0.9, 0.7, 0.6], 5);
    const table = [
      columnOf('human.level', levels!),
      columnOf('prototype', near!),
      columnOf('questionWords', long!),
    ];
    const said = trustWords(trusted(table));
    expect(said).toContain('No measure is shown to beat length: the best, the prototype');
    expect(said).toContain('which may be chance');
  });

  it('says that nothing agrees where nothing does', () => {
    const [noise, other] = factorColumns(300, [0, 0], 8);
    const table = [columnOf('human.level', noise!), columnOf('rarity', other!)];
    expect(trustWords(trusted(table))).toContain('No measure is shown to agree with the human.level');
  });

  it('says what could be done where nothing tells how hard the examples are', () => {
    expect(trusted([length, rarity])).toBeUndefined();
    expect(trustWords(undefined)).toBe(noCriterion);
    expect(trustWords(undefined, [{ name: 'level', known: 0 }])).toBe(
      'level says how hard these examples are, but is not scored, so no measure can be held against it yet.',
    );
    expect(trustWords(undefined, [{ name: 'level', known: 9 }])).toMatch(
      /^level says the same of every example/,
    );
    expect(noCriterion).toMatch(/imported responses/);
  });

  it('goes by IRT difficulty where no human column is known, and says so', () => {
    const irt = columnOf('irtDifficulty', level!);
    expect(trustWords(trusted([length, probe, irt]))).toContain(
      'the irtDifficulty (no human column is known)',
    );
  });

  it('turns round a measure that is easier when higher, and a length where short is hard', () => {
    const confidence = columnOf(
      'confidence',
      good!.map((value) => -value),
      -1,
    );
    const short = columnOf(
      'questionWords',
      words!.map((value) => -value),
    );
    const trust = trusted([short, confidence, human])!;
    expect(trust.measured[0]!.agreement.rho).toBe(spearman(good!, level!).rho);
    expect([trust.isLengthReversed, trust.length!.rho]).toEqual([true, spearman(words!, level!).rho]);
    expect(trust.measured[0]!.beatsLength).toBe(true);
    expect(trustWords(trust)).toContain('plain length, turned round, (');
  });

  it('keeps predictions apart, length out of the race against itself, and people out of it altogether', () => {
    const predicted = { ...columnOf('predicted.human.level', good!), predicts: 'human.level' };
    const error = { ...columnOf('predicted.human.levelSe', good!), errorOf: 'predicted.human.level' };
    const characters = columnOf(
      'questionChars',
      words!.map((value) => 5 * value),
    );
    const bloom = columnOf('human.bloom', good!);
    const trust = trusted([length, characters, bloom, predicted, error, rarity, human])!;
    expect(trust.measured.map(({ id }) => id)).toEqual(['rarity']);
    expect(trust.predicted.map(({ id }) => id)).toEqual(['predicted.human.level']);
  });

  it('puts a measure that knows few rows after those that know most', () => {
    const few = columnOf(
      'irtDifficulty',
      level!.map((value, row) => (row < 40 ? value : NaN)),
    );
    const trust = trusted([length, rarity, few, human])!;
    expect(trust.measured.map(({ id, agreement: { n } }) => [id, n])).toEqual([
      ['rarity', rows],
      ['irtDifficulty', 40],
    ]);
  });
});

describe('The matrix of correlations', () => {
  it('has people first, then length, then the best, predictions last', () => {
    const predicted = { ...columnOf('predicted.human.level', good!), predicts: 'human.level' };
    const { ids } = whole([rarity, predicted, probe, length, human]);
    expect(ids).toEqual(['human.level', 'questionWords', 'probeLoss', 'rarity', 'predicted.human.level']);
  });

  it('holds in every cell what the two columns say over the rows that both know', () => {
    const tables = fc.array(fc.tuple(scores, directions), { minLength: 2, maxLength: 5 }).map((made) =>
      made.map(([values, direction], at) =>
        columnOf(
          `m${at}`,
          made[0]![0].map((_, row) => values[row % values.length]!),
          direction,
        ),
      ),
    );
    fc.assert(
      fc.property(tables, (table) => {
        const { ids, cells } = whole(table, ['m0']);
        expect(cells).toHaveLength((ids.length * (ids.length - 1)) / 2);
        const found = (id: string) => table.find((column) => column.id === id)!;
        ids.forEach((one, row) =>
          ids.slice(0, row).forEach((other, column) => {
            const [a, b] = [found(one), found(other)];
            const sign = (a.direction || 1) * (b.direction || 1);
            const { rho, n } = spearman(a.values, b.values);
            const cell = cells[cellOf(row, column)]!;
            expect(cell.n).toBe(n);
            expect(cell.rho + 0).toBe(sign * rho + 0);
          }),
        );
      }),
    );
  });
});
