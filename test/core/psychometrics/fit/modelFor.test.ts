import { describe, expect, it } from 'vitest';
import { candidatesFor, suggestedModel } from '../../../../src/core/psychometrics/fit/modelFor';
import type { Responses } from '../../../../src/core/psychometrics/model/responses';
import { simulate } from '../simulate';

const answeredBy = (respondents: number): Responses => simulate({ respondents, items: 5, seed: 1 }).responses;
const learnt = [
  { model: '1pl', priors: 'lognormal' },
  { model: '2pl', priors: 'lognormal' },
  { model: '2pl', priors: 'normal' },
];

describe('the ways to calibrate that are worth comparing', () => {
  it('are the 1PL alone, with the default priors, below ten respondents an item', () => {
    expect(candidatesFor(answeredBy(9), {})).toEqual([{ model: '1pl', priors: 'default' }]);
    expect(candidatesFor(answeredBy(9), { priors: 'none' })).toEqual([{ model: '1pl', priors: 'none' }]);
  });

  it('are the 1PL and the 2PL with both families of slope priors from ten on', () => {
    expect(candidatesFor(answeredBy(10), {})).toEqual(learnt);
    expect(candidatesFor(answeredBy(499), { choices: 4 })).toEqual(learnt);
  });

  it('are the 3PL too from 500 on, where the chance level is known', () => {
    expect(candidatesFor(answeredBy(500), { choices: 4 })).toEqual([
      ...learnt,
      { model: '3pl', priors: 'lognormal' },
    ]);
    expect(candidatesFor(answeredBy(500), {})).toEqual(learnt);
  });

  it('are what is fixed, where something is', () => {
    expect(candidatesFor(answeredBy(50), { model: '2pl' })).toEqual([{ model: '2pl', priors: 'default' }]);
    expect(candidatesFor(answeredBy(50), { model: '2pl', priors: 'normal' })).toEqual([
      { model: '2pl', priors: 'normal' },
    ]);
    for (const priors of ['default', 'none', 'normal'] as const)
      expect(candidatesFor(answeredBy(50), { priors })).toEqual([
        { model: '1pl', priors },
        { model: '2pl', priors },
      ]);
  });
});

describe('the model that so many answers allow', () => {
  it.each([
    [[9, 9, 9], '1pl', /9 respondents or more, too few/],
    [[10, 10, 10], undefined, /10 respondents or more, enough to compare/],
    [[5, 5, 200], '1pl', /5 respondents/],
    [[0, 0, 0, 0, 200, 150, 5], undefined, /150 respondents/],
    [[], '1pl', /0 respondents/],
  ] as const)('looks at the median of the items that were answered: %j', (respondents, model, why) => {
    const suggested = suggestedModel(respondents);
    expect(suggested.model).toBe(model);
    expect(suggested.why).toMatch(why);
  });
});
