import { describe, expect, it } from 'vitest';
import { afterPeriod, newRatings } from '../../../../src/core/psychometrics/glicko/glicko2';
import { ratedAnswers } from '../../../../src/core/psychometrics/glicko/itemRatings';
import type { NamedAnswers } from '../../../../src/core/psychometrics/model/answerColumns';

/** Who got what right: a row a respondent, a digit an item, `.` where there is no answer. */
function answers(...rows: readonly string[]): NamedAnswers {
  const cells = rows.flatMap((row, respondent) =>
    [...row].flatMap((cell, item) => (cell === '.' ? [] : [{ respondent, item, correct: Number(cell) }])),
  );
  return {
    respondent: Uint32Array.from(cells, (cell) => cell.respondent),
    item: Uint32Array.from(cells, (cell) => cell.item),
    correct: Float32Array.from(cells, (cell) => cell.correct),
    attempts: new Uint32Array(cells.length).fill(1),
    respondents: rows.map((_, at) => `m${at}`),
    items: [...rows[0]!].map((_, at) => `q${at}`),
  };
}

const five = answers('11110', '11100', '11000', '10000', '1100.');

describe('ratings of items and respondents', () => {
  it('put harder items and abler respondents higher', () => {
    const { items, respondents, periods } = ratedAnswers(five);
    expect(periods).toBe(1);
    expect([...items.rating]).toEqual([...items.rating].sort((one, other) => one - other));
    expect(items.rating[4]! - items.rating[0]!).toBeGreaterThan(200);
    const able = [...respondents.rating.subarray(0, 4)];
    expect(able).toEqual([...able].sort((one, other) => other - one));
    expect([...items.games]).toEqual([5, 5, 5, 5, 4]);
    expect([...respondents.games]).toEqual([5, 5, 5, 5, 4]);
  });

  it('are those of matches, the item winning what the respondent got wrong', () => {
    const { items, respondents } = ratedAnswers(answers('10'));
    const plain = afterPeriod(newRatings(3), { first: [0, 0], second: [1, 2], points: [1, 0] });
    expect([respondents.rating[0], ...items.rating]).toEqual([...plain.rating]);
    expect([respondents.deviation[0], ...items.deviation]).toEqual([...plain.deviation]);
  });

  it('are the same bits whatever order the answers are in', () => {
    const order = Array.from(five.item, (_, at) => at).reverse();
    const pick = <T extends Uint32Array | Float32Array>(column: T): T =>
      column.map((_, at) => column[order[at]!]!) as T;
    const turned: NamedAnswers = {
      ...five,
      respondent: pick(five.respondent),
      item: pick(five.item),
      correct: pick(five.correct),
      attempts: pick(five.attempts),
    };
    expect(ratedAnswers(turned)).toEqual(ratedAnswers(five));
    expect(ratedAnswers(turned, 'each')).toEqual(ratedAnswers(five, 'each'));
    expect(ratedAnswers(turned, [2, 1, 2, 1, 0])).toEqual(ratedAnswers(five, [2, 1, 2, 1, 0]));
  });
});

describe('rating periods', () => {
  it('may be one for each respondent: the second then meets items as the first left them', () => {
    const two = answers('10', '10');
    const { items, periods } = ratedAnswers(two, 'each');
    const first = afterPeriod(newRatings(4), { first: [0, 0], second: [2, 3], points: [1, 0] });
    const second = afterPeriod(first, { first: [1, 1], second: [2, 3], points: [1, 0] });
    expect(periods).toBe(2);
    expect([...items.rating]).toEqual([...second.rating.subarray(2)]);
    expect(ratedAnswers(two).items.rating[0]).not.toBe(items.rating[0]);
  });

  it('are in the order of their numbers, which may be dates', () => {
    const dates = [2024.5, 2023, 2024.5, 2023, 2025];
    expect(ratedAnswers(five, dates)).toEqual(ratedAnswers(five, [1, 0, 1, 0, 2]));
    expect(ratedAnswers(five, dates).periods).toBe(3);
    expect(ratedAnswers(five, dates).items.rating).not.toEqual(
      ratedAnswers(five, [0, 1, 0, 1, 2]).items.rating,
    );
  });

  it('in which nobody answers are none', () => {
    expect(ratedAnswers(answers('10', '..', '01'), 'each').periods).toBe(2);
  });

  it('must be given for every respondent', () => {
    expect(() => ratedAnswers(five, [0, 1])).toThrow(
      'Respondent "m2" has no period: give a number for each respondent.',
    );
    expect(() => ratedAnswers(five, [0, NaN, 0, 0, 0])).toThrow('Respondent "m1" has no period');
  });
});
