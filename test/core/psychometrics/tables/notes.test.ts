import { describe, expect, it } from 'vitest';
import { itemFlag, respondentFlag } from '../../../../src/core/psychometrics/tables/flags';
import type { ItemTable } from '../../../../src/core/psychometrics/tables/itemTable';
import { notesOn, type NotedOptions } from '../../../../src/core/psychometrics/tables/notes';
import type { RespondentTable } from '../../../../src/core/psychometrics/tables/respondentTable';
import { responsesOf } from '../given';

const responses = responsesOf(['10', '01', '11']);

/** The notes on a result with these flags. */
function notes(
  {
    items = [],
    people = [],
    parts = 1,
    converged = true,
  }: { items?: number[]; people?: number[]; parts?: number; converged?: boolean },
  options: Partial<NotedOptions> = {},
): string[] {
  const result = {
    items: { flags: Uint8Array.from(items) } as ItemTable,
    respondents: { flags: Uint8Array.from(people) } as RespondentTable,
    ...{ converged, iterations: 7 },
  };
  const connected = { parts, ofRespondent: new Int32Array(3), ofItem: new Int32Array(2) };
  return notesOn(responses, result, connected, { model: '2pl', ...options });
}

describe('what a reader must know', () => {
  it('is nothing where all is well', () => {
    expect(notes({ items: [0, 0], people: [0, 0, 0] })).toEqual([]);
    expect(notes({ items: [0, 0], people: [0, 0, 0] }, { model: '3pl' })).toEqual([]);
    expect(notes({ items: [0, 0], people: [respondentFlag.unanswered] }, { priors: 'none' })).toEqual([]);
  });

  it.each([
    [{ converged: false }, /^The estimates still moved after 7 iterations\.$/],
    [{ items: [itemFlag.unanswered, 0] }, /^1 of 2 items were answered by nobody/],
    [
      { items: [itemFlag.allCorrect, itemFlag.allWrong] },
      /^2 of 2 items were always correct .* only the prior keeps/,
    ],
    [
      { people: [respondentFlag.allCorrect, respondentFlag.allWrong, 0] },
      /^2 of 3 respondents got everything/,
    ],
    [
      { items: [itemFlag.fewRespondents, 0] },
      /^1 of 2 items have fewer than 100 respondents, which is few for the 2PL\.$/,
    ],
    [
      { items: [itemFlag.keyProbablyWrong, 0] },
      /^1 of 2 items are missed more often by stronger respondents/,
    ],
    [{ items: [itemFlag.atBound, 0] }, /^The estimates of 1 of 2 items ran away/],
  ])('is one sentence on each thing: %j', (what, sentence) => {
    expect(notes(what)).toEqual([expect.stringMatching(sentence)]);
  });

  it('is that stronger respondents miss items, and that with many such nobody knows who is stronger', () => {
    expect(notes({ items: [itemFlag.negativeSlope, 0] })).toEqual([
      expect.stringMatching(/^1 of 2 items have a negative discrimination: stronger .* this item more often/),
      expect.stringMatching(/hardly tell which end of the scale is the stronger/),
    ]);
  });

  it('is that nothing bounds what a prior would have', () => {
    expect(notes({ items: [itemFlag.allCorrect] }, { priors: 'none' })[0]).toContain(
      'where the search stopped',
    );
    expect(notes({}, { model: '3pl', priors: 'none' })).toEqual([
      expect.stringContaining('hardly determined'),
    ]);
  });

  it('is that errors are too small where they are those at a mode', () => {
    const told = (areErrorsOfMode: boolean): string[] => {
      const result = {
        items: { flags: new Uint8Array(3) } as ItemTable,
        respondents: { flags: new Uint8Array(3) } as RespondentTable,
        ...{ converged: true, iterations: 7, areErrorsOfMode },
      };
      const connected = { parts: 1, ofRespondent: new Int32Array(3), ofItem: new Int32Array(2) };
      return notesOn(responses, result, connected, { model: '2pl', priors: 'normal' });
    };
    expect(told(false)).toEqual([]);
    expect(told(true)).toEqual([expect.stringMatching(/^The standard errors are .* which are too small/)]);
  });

  it('is what parts that share nothing are measured by', () => {
    expect(notes({ parts: 2 })).toEqual([expect.stringMatching(/into 2 parts .* each is fitted apart/)]);
    expect(notes({ parts: 2 }, { model: '1pl' })[0]).toContain('one discrimination serves all');
    expect(notes({ parts: 3 }, { anchor: {} })[0]).toContain('taking all respondents for one population');
  });
});
