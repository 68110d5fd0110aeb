import { againstAbility, fewestUnder, itemFlag } from './flags';
import { parametersPerItem, type Anchor, type IrtModel } from '../model/irtModel';
import type { Fitted } from '../estimation/laplace';
import { exactLogistic } from '../../numbers/logistic';
import type { Responses } from '../model/responses';
import { standardErrors, type ItemErrors } from '../estimation/standardErrors';

/** One row per item; NaN is unknown: nobody answered. */
export interface ItemTable extends ItemErrors {
  /** a, in logits of the ability's unit (1 throughout in the Rasch model). */
  readonly slope: Float64Array;
  /** d. */
  readonly intercept: Float64Array;
  /** b = −d/a: the ability at which the chance, guessing apart, is one half. */
  readonly difficulty: Float64Array;
  /** c. */
  readonly guessing: Float64Array;
  /** How many respondents answered, and in how many attempts. */
  readonly respondents: Float64Array;
  readonly attempts: Float64Array;
  /** The share that was correct. */
  readonly pCorrect: Float64Array;
  /**
   * How many standard errors the slope, free to be negative, lies from 0: the score test at a = 0 against the ability on the other items. It has the sign of the
   * unconstrained estimate, since the likelihood is concave in the slope.
   */
  readonly slopeZ: Float64Array;
  /** Bits of `itemFlag`. */
  readonly flags: Uint8Array;
}

/** What the table is made of. */
export interface TableSource extends Fitted {
  readonly model: IrtModel;
  readonly anchor?: Anchor;
}

/** The table of a fit. */
export function itemTable(responses: Responses, source: TableSource): ItemTable {
  const { items, columns } = responses;
  const { line, guess } = source.parameters;
  const respondents = countKnown(source.eap);
  const errors = source.errors ?? standardErrors({ ...source, respondents });
  const unit = source.model === 'rasch' ? line[0]! : 1;
  const isAnswered = (item: number): boolean => columns.start[item] !== columns.start[item + 1];
  const known = (of: (item: number) => number): Float64Array =>
    Float64Array.from({ length: items }, (_, item) => (isAnswered(item) ? of(item) : NaN));
  const [attempts, correct] = totals(responses);
  const slopeZ = known((item) => slopeScore(responses, source, item));
  const table = {
    slope: known((item) => line[2 * item]! / unit),
    intercept: known((item) => line[2 * item + 1]!),
    difficulty: known((item) => (-line[2 * item + 1]! / line[2 * item]!) * unit),
    guessing: known((item) => guess[item]!),
    slopeSe: known((item) => (source.model === 'rasch' ? 0 : errors.slopeSe[item]!)),
    interceptSe: known((item) => errors.interceptSe[item]!),
    difficultySe: known(
      (item) => (source.model === 'rasch' ? errors.interceptSe : errors.difficultySe)[item]!,
    ),
    guessingSe: known((item) => errors.guessingSe[item]!),
    respondents: Float64Array.from(
      { length: items },
      (_, item) => columns.start[item + 1]! - columns.start[item]!,
    ),
    ...{ attempts, slopeZ },
    pCorrect: known((item) => correct[item]! / attempts[item]!),
  };
  const flags = Uint8Array.from({ length: items }, (_, item) => flagsOf(table, item, correct[item]!, source));
  return { ...table, flags };
}

function countKnown(values: Float64Array): number {
  let known = 0;
  for (const value of values) if (!Number.isNaN(value)) known++;
  return known;
}

function totals({ items, columns }: Responses): [attempts: Float64Array, correct: Float64Array] {
  const attempts = new Float64Array(items);
  const correct = new Float64Array(items);
  for (let item = 0; item < items; item++)
    for (let cell = columns.start[item]!; cell < columns.start[item + 1]!; cell++) {
      attempts[item]! += columns.attempts ? columns.attempts[cell]! : 1;
      correct[item]! += columns.correct[cell]!;
    }
  return [attempts, correct];
}

/** Rao's score for the slope at a = 0, over its standard deviation. Ability on the other items: that on all, which is normal, less what this one adds. */
function slopeScore(
  { columns: { start, index, correct, attempts } }: Responses,
  source: TableSource,
  item: number,
): number {
  const { eap, eapSe, parameters } = source;
  const [a, d, c] = [parameters.line[2 * item]!, parameters.line[2 * item + 1]!, parameters.guess[item]!];
  let [n, k, nt, ntt, kt] = [0, 0, 0, 0, 0];
  for (let cell = start[item]!; cell < start[item + 1]!; cell++) {
    const respondent = index[cell]!;
    const times = attempts ? attempts[cell]! : 1;
    const s = exactLogistic(a * eap[respondent]! + d);
    const p = c + (1 - c) * s;
    const share = (a * s) / p;
    const precision = eapSe[respondent]! ** -2;
    const added = times * share * share * p * (1 - p);
    const rest =
      eap[respondent]! -
      (share * (correct[cell]! - times * p)) / Math.max(precision - added, 0.1 * precision);
    n += times;
    k += correct[cell]!;
    nt += times * rest;
    ntt += times * rest * rest;
    kt += correct[cell]! * rest;
  }
  const mean = k / n;
  const variance = mean * (1 - mean) * (ntt - (nt * nt) / n);
  return variance > 0 ? (kt - mean * nt) / Math.sqrt(variance) : 0;
}

function flagsOf(
  table: Omit<ItemTable, 'flags'>,
  item: number,
  correct: number,
  { model, priors }: TableSource,
): number {
  const n = table.attempts[item]!;
  if (n === 0) return itemFlag.unanswered;
  const far =
    Math.abs(table.intercept[item]!) > 30 ||
    (parametersPerItem(model) > 1 && Math.abs(table.slope[item]!) > 15);
  return (
    (correct === 0 ? itemFlag.allWrong : 0) |
    (correct === n ? itemFlag.allCorrect : 0) |
    (table.slopeZ[item]! < againstAbility ? itemFlag.keyProbablyWrong : 0) |
    (table.respondents[item]! < fewestUnder(model, priors.kind) ? itemFlag.fewRespondents : 0) |
    (far ? itemFlag.atBound : 0) |
    (table.slope[item]! < 0 ? itemFlag.negativeSlope : 0)
  );
}
