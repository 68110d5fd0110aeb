import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spearman } from '../../../src/core/numbers/correlation';
import { rankedColumn, spearmanOfRanked } from '../../../src/core/scores/rankedColumn';
import { scores } from './columns';

it('a column that was sorted once agrees with any other as if both were sorted for it', () => {
  const pairs = fc
    .tuple(scores, scores)
    .map(([one, other]) => [one, one.map((_, at) => other[at % other.length]!)] as const);
  fc.assert(
    fc.property(pairs, ([one, other]) => {
      const fast = spearmanOfRanked(
        rankedColumn(Float64Array.from(one)),
        rankedColumn(Float64Array.from(other)),
      );
      // The same sums in the same order: the same numbers.
      expect(fast).toEqual(spearman(one, other));
    }),
  );
});
