import { describe, expect, it } from 'vitest';
import { startingItems } from '../../../../src/core/psychometrics/estimation/startingItems';
import { UserError } from '../../../../src/core/userError';
import { responsesOf } from '../given';
import { responsesFrom } from './plain';

const responses = responsesOf(['10.', '11.', '10.', '01.']);

/** The logit, widened by √(1 + π/8) as MacKay (1992) has a logistic of a standard normal. */
const widened = (share: number): number => Math.sqrt(1 + Math.PI / 8) * Math.log(share / (1 - share));

describe('the items that a calibration begins from', () => {
  it('are alike but for the share correct, half an answer of either kind added', () => {
    const { line, guess } = startingItems(responses, { model: '2pl', choices: 4 });
    // Three of four, two of four, none of none.
    const shares = [3.5 / 5, 2.5 / 5, 0.5];
    expect([...line]).toEqual(shares.flatMap((share) => [1, expect.closeTo(widened(share), 12)]));
    expect([...guess]).toEqual([0, 0, 0]);
  });

  it('begin at the chance level in the 3PL, and with what is right beyond it', () => {
    const { line, guess } = startingItems(responses, { model: '3pl', choices: 4 });
    expect([...guess]).toEqual([0.25, 0.25, 0.25]);
    // Where nobody answered half an answer of one is left.
    const shares = [(0.7 - 0.25) / 0.75, (0.5 - 0.25) / 0.75, 0.5];
    shares.forEach((share, item) => expect(line[2 * item + 1]).toBeCloseTo(widened(share), 12));
    // Less than chance is right: half an answer of eleven is left.
    const weak = responsesFrom([[[0, 1, 10]]], 1);
    const [, d] = startingItems(weak, { model: '3pl', choices: 4 }).line;
    expect(d).toBeCloseTo(widened(0.5 / 11), 12);
  });

  it('count every answer of a pair', () => {
    const [, d] = startingItems(responsesFrom([[[0, 7, 10]]], 1), { model: '2pl', choices: 4 }).line;
    expect(d).toBeCloseTo(widened(7.5 / 11), 12);
  });

  it('are copies of those given, without guessing but in the 3PL', () => {
    const start = { line: Float64Array.of(1, 2, 3, 4, 5, 6), guess: Float64Array.of(0.1, 0.2, 0.3) };
    const begun = startingItems(responses, { model: '3pl', choices: 4, start });
    expect(begun).toEqual(start);
    begun.line.fill(0);
    begun.guess.fill(0);
    expect([start.line[0], start.guess[0]]).toEqual([1, 0.1]);
    expect([...startingItems(responses, { model: '2pl', choices: 4, start }).guess]).toEqual([0, 0, 0]);
  });

  it.each([
    [6, 2],
    [4, 3],
  ])('are refused where they are of other items: %i and %i numbers', (line, guess) => {
    const start = { line: new Float64Array(line), guess: new Float64Array(guess) };
    const begin = (): unknown => startingItems(responses, { model: '2pl', choices: 4, start });
    expect(begin).toThrow(UserError);
    expect(begin).toThrow(`of ${guess} items: there are 3.`);
  });
});
