import { describe, expect, it } from 'vitest';
import { drawn, regretOf, slopeKinds } from '../regret';

// Respondents enough that ten, twenty … of them answer an item once a fifth of the answers is kept away.
const sizes = [
  { respondents: 13, items: 40, most: 0.005 },
  { respondents: 25, items: 40, most: 0.002 },
  { respondents: 63, items: 40, most: 0.002 },
  { respondents: 625, items: 40, most: 0.002 },
];

describe('the choice by held-out answers', () => {
  for (const kind of slopeKinds)
    it.each(sizes)(
      `costs little, on average over 20 sets, slopes ${kind}: %j`,
      ({ respondents, items, most }) => {
        let regret = 0;
        for (let seed = 1; seed <= 20; seed++) regret += regretOf(drawn(kind, respondents, items, seed)) / 20;
        expect(regret).toBeLessThanOrEqual(most);
      },
    );
});
