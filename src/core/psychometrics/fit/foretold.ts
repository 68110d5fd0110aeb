import { exactLogistic } from '../../numbers/logistic';
import type { Responses } from '../model/responses';

/** What a model that was shown other answers says of these: one entry a pair of respondent and item. */
export interface Foretold {
  /** The chance of a correct answer, by the model and by the item's own share correct. */
  readonly chance: number[];
  readonly share: number[];
  /** What came of it: so many correct of so many attempts. */
  readonly correct: number[];
  readonly attempts: number[];
}

/** What answers are foretold from: items, respondents, and how often each item was answered correctly among the answers shown. */
export interface Foreteller {
  readonly slope: ArrayLike<number>;
  readonly intercept: ArrayLike<number>;
  readonly guessing: ArrayLike<number>;
  readonly ability: ArrayLike<number>;
  readonly abilitySe: ArrayLike<number>;
  readonly correct: ArrayLike<number>;
  readonly attempts: ArrayLike<number>;
}

/** Foretells these answers, none of which the model should have been shown, and adds them to `into`. Pairs of an unknown respondent or item are left out. */
export function foretell(
  { respondents, rows: { start, index, correct, attempts } }: Responses,
  by: Foreteller,
  into: Foretold,
): void {
  for (let respondent = 0; respondent < respondents; respondent++)
    for (let cell = start[respondent]!; cell < start[respondent + 1]!; cell++) {
      const item = index[cell]!;
      const chance = chanceOf(by, respondent, item);
      if (Number.isNaN(chance)) continue;
      into.chance.push(chance);
      into.share.push((by.correct[item]! + 0.5) / (by.attempts[item]! + 1));
      into.correct.push(correct[cell]!);
      into.attempts.push(attempts ? attempts[cell]! : 1);
    }
}

/** Nothing foretold yet. */
export function nothingForetold(): Foretold {
  return { chance: [], share: [], correct: [], attempts: [] };
}

/** −log p of `correct` of `attempts` answers, in nats. */
export function lossOf(p: number, correct: number, attempts: number): number {
  const safe = Math.min(1 - 1e-12, Math.max(1e-12, p));
  return -correct * Math.log(safe) - (attempts - correct) * Math.log(1 - safe);
}

/** The chance of a correct answer over the posterior of the ability: a logistic of a normal, by MacKay's (1992) shrinking of the logit. */
function chanceOf(by: Foreteller, respondent: number, item: number): number {
  const [a, c] = [by.slope[item]!, by.guessing[item]!];
  const shrink = Math.sqrt(1 + (Math.PI / 8) * (a * by.abilitySe[respondent]!) ** 2);
  return c + (1 - c) * exactLogistic((a * by.ability[respondent]! + by.intercept[item]!) / shrink);
}
