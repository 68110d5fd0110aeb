import { personFlagOf } from './flags';
import type { Fitted } from '../estimation/laplace';
import type { Responses } from '../model/responses';

/** One row per respondent. On the scale of the items; NaN where a respondent has no answers. */
export interface PersonTable {
  /** Posterior mean and standard deviation of ability. */
  readonly ability: Float64Array;
  readonly abilitySe: Float64Array;
  /** Posterior mode, with the error by its curvature. */
  readonly mode: Float64Array;
  readonly modeSe: Float64Array;
  /** How many answers, and how many right. */
  readonly answers: Float64Array;
  readonly right: Float64Array;
  /** Bits of `personFlag`. */
  readonly flags: Uint8Array;
}

/** The table of a fit; `unit` is the slope that the scale calls 1. */
export function personTable({ rows, persons }: Responses, fitted: Fitted, unit: number): PersonTable {
  const answers = new Float64Array(persons);
  const right = new Float64Array(persons);
  for (let person = 0; person < persons; person++)
    for (let cell = rows.start[person]!; cell < rows.start[person + 1]!; cell++) {
      answers[person]! += rows.count ? rows.count[cell]! : 1;
      right[person]! += rows.right[cell]!;
    }
  const scaled = (values: Float64Array): Float64Array => values.map((value) => value * unit);
  return {
    ability: scaled(fitted.eap),
    abilitySe: scaled(fitted.eapSe),
    mode: scaled(fitted.map),
    modeSe: scaled(fitted.mapSe),
    ...{ answers, right },
    flags: Uint8Array.from(answers, (n, person) => personFlagOf(right[person]!, n)),
  };
}
