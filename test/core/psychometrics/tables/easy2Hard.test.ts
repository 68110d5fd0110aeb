import { describe, expect, it } from 'vitest';
import { easy2Hard } from '../../../../src/core/psychometrics/tables/easy2Hard';
import type { IrtModel } from '../../../../src/core/psychometrics/model/irtModel';

const items = {
  difficulty: Float64Array.of(1, -1, NaN, 1, 3),
  difficultySe: Float64Array.of(0.1, 0.2, NaN, 0.3, 0.4),
};
const columns = (model: IrtModel): Record<string, number[]> =>
  Object.fromEntries(
    easy2Hard(items, model).map(([name, valueOf]) => [name, [0, 1, 2, 3, 4].map((at) => valueOf(at))]),
  );

describe('the columns of Easy2Hard-Bench', () => {
  const two = {
    // −1 is the easiest and 3 the hardest: a range of 4.
    rating: [0.5, 0, NaN, 0.5, 1],
    rating_std: [0.025, 0.05, NaN, 0.075, 0.1].map((se) => (Number.isNaN(se) ? NaN : expect.closeTo(se, 12))),
    // Of four known one is below 1, and two are like it, which count half.
    rating_quantile: [0.5, 0.125, NaN, 0.5, 0.875],
    unnorm_rating: [1, -1, NaN, 1, 3],
    unnorm_rating_std: [0.1, 0.2, NaN, 0.3, 0.4],
  };

  it('are difficulty and error as they are, and from 0 to 1', () => {
    expect(columns('2pl')).toEqual(two);
    expect(columns('3pl')).toEqual(two);
  });

  it.each(['1pl', 'rasch'] as const)('are two more of a model with one parameter: %s', (model) => {
    expect(columns(model)).toEqual({
      ...two,
      '1pl_diff': two.unnorm_rating,
      '1pl_quantile': two.rating_quantile,
    });
  });
});
