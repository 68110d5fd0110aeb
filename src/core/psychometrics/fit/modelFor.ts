import type { IrtModel } from '../model/irtModel';
import type { PriorKind } from '../model/priors';
import type { Responses } from '../model/responses';
import type { Candidate } from './comparison';

/**
 * From how many respondents an item (the median one) models are compared and, with a known chance level, guessing is worth estimating. Below ten nothing tells slopes
 * apart.
 */
export const enoughRespondents = { compare: 10, guessing: 500 } as const;

/** A model, and why it. */
export interface SuggestedModel {
  readonly model: IrtModel | undefined;
  /** A sentence. */
  readonly why: string;
}

/** What the user fixed of a calibration. */
export interface Fixed {
  readonly model?: IrtModel | undefined;
  readonly priors?: PriorKind | undefined;
  /** How many alternatives a question has, without which nobody knows the chance level. */
  readonly choices?: number | undefined;
}

/**
 * The ways to calibrate that are worth comparing on held-out answers, the simplest first; one where there is nothing to compare. A model that is fixed has the default
 * priors where these are not. From ten respondents an item: the 1PL, and the 2PL with both families of learnt slope priors; from 500, with `choices`, the
 * 3PL too. Below ten: the 1PL with the default priors.
 */
export function candidatesFor(responses: Responses, { model, priors, choices }: Fixed): Candidate[] {
  if (model) return [{ model, priors: priors ?? 'default' }];
  const median = medianOf(respondentsOf(responses).filter((count) => count > 0));
  if (median < enoughRespondents.compare) return [{ model: '1pl', priors: priors ?? 'default' }];
  const guesses = choices !== undefined && median >= enoughRespondents.guessing;
  const models: IrtModel[] = guesses ? ['1pl', '2pl', '3pl'] : ['1pl', '2pl'];
  if (priors) return models.map((one) => ({ model: one, priors }));
  const learnt: Candidate[] = models.map((one) => ({ model: one, priors: 'lognormal' }));
  return learnt.toSpliced(2, 0, { model: '2pl', priors: 'normal' });
}

/** The model that items with so many respondents each allow, undefined where several are to be compared; and why, a sentence. */
export function suggestedModel(respondents: ArrayLike<number>): SuggestedModel {
  const median = medianOf(Array.from(respondents).filter((count) => count > 0));
  const told = `half of the items have ${median.toLocaleString('en')} respondents or more`;
  return median < enoughRespondents.compare
    ? { model: '1pl', why: `The 1PL: ${told}, too few for a discrimination of each item's own.` }
    : {
        model: undefined,
        why: `The one that predicts held-out answers best: ${told}, enough to compare models and priors.`,
      };
}

function respondentsOf({ items, columns: { start } }: Responses): number[] {
  return Array.from({ length: items }, (_, item) => start[item + 1]! - start[item]!);
}

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
