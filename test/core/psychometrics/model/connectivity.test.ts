import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectivity } from '../../../../src/core/psychometrics/model/connectivity';
import { buildResponses, type Responses } from '../../../../src/core/psychometrics/model/responses';
import { responsesOf } from '../given';

const [respondents, items] = [7, 6];

const matrices = fc
  .array(fc.tuple(fc.nat(respondents - 1), fc.nat(items - 1)), { maxLength: 12 })
  .map((cells) =>
    buildResponses({
      respondent: cells.map(([respondent]) => respondent),
      item: cells.map(([, item]) => item),
      correct: cells.map(() => 1),
      ...{ respondents, items },
    }),
  );

/** Everything that can be reached from a respondent, by walking. */
function reached(responses: Responses, from: number): { people: Set<number>; things: Set<number> } {
  const people = new Set([from]);
  const things = new Set<number>();
  const { rows, columns } = responses;
  for (const respondent of people)
    for (let cell = rows.start[respondent]!; cell < rows.start[respondent + 1]!; cell++) {
      const item = rows.index[cell]!;
      things.add(item);
      for (let at = columns.start[item]!; at < columns.start[item + 1]!; at++) people.add(columns.index[at]!);
    }
  return { people, things };
}

describe('connectivity', () => {
  it('puts together what can be walked to, and nothing else', () => {
    fc.assert(
      fc.property(matrices, (responses) => {
        const { parts, ofRespondent, ofItem } = connectivity(responses);
        for (let respondent = 0; respondent < respondents; respondent++) {
          const { people, things } = reached(responses, respondent);
          if (things.size === 0) {
            expect(ofRespondent[respondent]).toBe(-1);
            continue;
          }
          const part = ofRespondent[respondent]!;
          expect(new Set([...ofRespondent.keys()].filter((other) => ofRespondent[other] === part))).toEqual(
            people,
          );
          expect(new Set([...ofItem.keys()].filter((item) => ofItem[item] === part))).toEqual(things);
        }
        const numbers = new Set(ofRespondent.filter((part) => part >= 0));
        expect(numbers.size).toBe(parts);
        expect([...numbers]).toEqual(Array.from({ length: parts }, (_, part) => part));
      }),
    );
  });

  it('leaves out who or what has no answer', () => {
    const { parts, ofRespondent, ofItem } = connectivity(responsesOf(['11..', '....', '..1.']));
    expect(parts).toBe(2);
    expect([...ofRespondent]).toEqual([0, -1, 1]);
    expect([...ofItem]).toEqual([0, 0, 1, -1]);
  });
});
