import { respondentFlagOf } from './flags';
import type { Fitted } from '../estimation/laplace';
import type { Responses } from '../model/responses';

/** One row per respondent. On the scale of the items; NaN where a respondent has no answers. */
export interface RespondentTable {
  /** Posterior mean and standard deviation of ability. */
  readonly ability: Float64Array;
  readonly abilitySe: Float64Array;
  /** Posterior mode, with the error by its curvature. */
  readonly mode: Float64Array;
  readonly modeSe: Float64Array;
  /** How many attempts, and how many of them were correct; not whole where answers are scored in part. */
  readonly attempts: Float64Array;
  readonly correct: Float64Array;
  /** Bits of `respondentFlag`. */
  readonly flags: Uint8Array;
}

/** The table of a fit; `unit` is the slope that the scale calls 1. */
export function respondentTable(
  { rows, respondents }: Responses,
  fitted: Fitted,
  unit: number,
): RespondentTable {
  const attempts = new Float64Array(respondents);
  const correct = new Float64Array(respondents);
  for (let respondent = 0; respondent < respondents; respondent++)
    for (let cell = rows.start[respondent]!; cell < rows.start[respondent + 1]!; cell++) {
      attempts[respondent]! += rows.attempts ? rows.attempts[cell]! : 1;
      correct[respondent]! += rows.correct[cell]!;
    }
  const scaled = (values: Float64Array): Float64Array => values.map((value) => value * unit);
  return {
    ability: scaled(fitted.eap),
    abilitySe: scaled(fitted.eapSe),
    mode: scaled(fitted.map),
    modeSe: scaled(fitted.mapSe),
    ...{ attempts, correct },
    flags: Uint8Array.from(attempts, (n, respondent) => respondentFlagOf(correct[respondent]!, n)),
  };
}
