import { describe, expect, it } from 'vitest';
import { predictionQualities, predictionRemarks } from '../../../src/core/scores/predictions';
import type { ScoreColumn } from '../../../src/core/scores/table';
import { columnOf } from './columns';

const count = 40;
const rows = Array.from({ length: count }, (_, at) => at);
const measured = columnOf('irtDifficulty', rows);

/** Row numbers of which every nth changes places with its mirror image: less agreement the smaller n. */
function mixed(nth: number): number[] {
  return rows.map((at) => (at % nth === 0 ? count - 1 - at : at));
}

function predictedAs(values: readonly number[]): ScoreColumn {
  return {
    ...columnOf('irtPredicted', values),
    title: 'predicted IRT difficulty',
    predicts: 'irtDifficulty',
  };
}

describe('what is said of a prediction', () => {
  it('is how well it agrees where it was measured, and what length reaches', () => {
    const partly = columnOf(
      'irtDifficulty',
      rows.map((at) => (at < 30 ? at : NaN)),
    );
    const [remark] = predictionRemarks([columnOf('questionWords', mixed(3)), partly, predictedAs(rows)]);
    expect(remark).toMatch(
      /^Predicted IRT difficulty agrees with the measured one at ρ 1\.00 \(.*\) on 30 examples it was not fitted to; length alone reaches -?\.\d\d\.$/,
    );
  });

  it('gives the interval', () => {
    const [{ agreement }] = predictionQualities([measured, predictedAs(mixed(4))]) as [
      ReturnType<typeof predictionQualities>[0],
    ];
    const [remark] = predictionRemarks([measured, predictedAs(mixed(4))]);
    const shown = [agreement.rho, agreement.low, agreement.high].map((one) =>
      one.toFixed(2).replace(/^0/, ''),
    );
    expect(remark).toContain(`ρ ${shown[0]} (${shown[1]} to ${shown[2]}) on 40`);
    expect(remark).not.toContain('length');
  });

  it('says so where the interval includes 0, or length does as well', () => {
    const chance = rows.map((at) => (at * 17) % count);
    expect(predictionRemarks([measured, predictedAs(chance)])[0]).toContain('no better than chance');
    expect(predictionRemarks([measured, predictedAs(rows.toReversed())])[0]).toContain(
      'no better than chance',
    );
    const length = columnOf('questionWords', rows.toReversed());
    expect(predictionRemarks([length, measured, predictedAs(mixed(4))])[0]).toMatch(
      /length alone reaches -1\.00: it says no more than length does\.$/,
    );
    expect(
      predictionRemarks([columnOf('questionWords', chance), measured, predictedAs(mixed(4))])[0],
    ).not.toContain('says');
  });

  it('is why there is none where too little was measured, and nothing where nothing was', () => {
    const unknown = predictedAs(rows.map(() => NaN));
    const few = columnOf(
      'irtDifficulty',
      rows.map((at) => (at < 12 ? at : NaN)),
    );
    expect(predictionRemarks([few, unknown])).toEqual([
      'Predicted IRT difficulty is unknown: 12 examples have a measured one, and it takes 30 different questions whose values differ.',
    ]);
    expect(
      predictionRemarks([
        columnOf(
          'irtDifficulty',
          rows.map(() => NaN),
        ),
        unknown,
      ]),
    ).toEqual([]);
    expect(predictionRemarks([predictedAs(rows), columnOf('rarity', rows)])).toEqual([]);
  });
});
