import { describe, expect, it } from 'vitest';
import { candidateModels, modelFor, suggestedModel } from '../../../../src/core/psychometrics/fit/modelFor';
import { simulate } from '../simulate';
import { responsesOf } from '../given';

describe('the model for responses', () => {
  it.each([
    [29, undefined, '1pl', /too few for a discrimination/],
    [30, undefined, '1pl', /answers held out can tell/],
    [99, 4, '1pl', /Below 100/],
    [100, undefined, '2pl', /100 respondents or more/],
    [499, 4, '2pl', /499/],
    [500, undefined, '2pl', /500/],
    [500, 4, '3pl', /one answer in 4/],
  ] as const)('with %s respondents an item and %s choices is the %s', (respondents, choices, model, why) => {
    const suggested = suggestedModel(Array<number>(9).fill(respondents), choices);
    expect(suggested.model).toBe(model);
    expect(suggested.why).toMatch(why);
  });

  it('looks at the median of the items that were answered', () => {
    expect(suggestedModel([0, 0, 0, 0, 200, 150, 5]).model).toBe('2pl');
    expect(suggestedModel([5, 5, 200]).model).toBe('1pl');
    expect(suggestedModel([]).model).toBe('1pl');
  });

  it('counts the respondents of the matrix', () => {
    expect(modelFor(responsesOf(['10', '01']))).toBe('1pl');
    const { responses } = simulate({ respondents: 500, items: 6, seed: 1 });
    expect(modelFor(responses)).toBe('2pl');
    expect(modelFor(responses, 5)).toBe('3pl');
  });
});

describe('the models worth comparing', () => {
  it('are the 1PL alone below 30 respondents an item', () => {
    expect(candidateModels(simulate({ respondents: 29, items: 5, seed: 1 }).responses)).toEqual(['1pl']);
    expect(candidateModels(simulate({ respondents: 30, items: 5, seed: 1 }).responses)).toEqual([
      '1pl',
      '2pl',
    ]);
  });
});
