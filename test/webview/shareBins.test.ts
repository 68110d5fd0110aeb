import { expect, it } from 'vitest';
import { shareBins } from '../../webview/responses/items/shareBins';

it('Respondents are grouped by ability, with the share correct and its interval', () => {
  const answers = {
    respondent: Uint32Array.of(3, 1, 0, 2, 4),
    correct: Float64Array.of(1, 0, 1, 5, 0),
    attempts: Float64Array.of(1, 1, 1, 10, 1),
  };
  const bins = shareBins(answers, Float64Array.of(0, -1, 1, 2, NaN), 2);
  expect(bins.map(({ ability, respondents, share }) => ({ ability, respondents, share }))).toEqual([
    { ability: -0.5, respondents: 2, share: 0.5 },
    { ability: 1.5, respondents: 2, share: 6 / 11 },
  ]);
  // Wilson (1927) by hand for 1 of 2: the middle is one half, and half the width is z / (2 √(n + z²)).
  const half = 1.959964 / (2 * Math.sqrt(2 + 1.959964 ** 2));
  expect(bins[0]!.low).toBeCloseTo(0.5 - half, 10);
  expect(bins[0]!.high).toBeCloseTo(0.5 + half, 10);
});
