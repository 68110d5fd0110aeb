import type { IrtModel } from '../model/irtModel';
import type { Responses } from '../model/responses';

/** A model, and why it. */
export interface SuggestedModel {
  readonly model: IrtModel;
  /** A sentence. */
  readonly why: string;
}

/**
 * From how many respondents an item (the median one) slopes of its own are worth comparing, worth having and, with a known chance level, guessing is worth
 * estimating.
 */
export const enoughRespondents = { compare: 30, '2pl': 100, '3pl': 500 } as const;

/**
 * The model that so many respondents an item allow. Below 100 the 1PL: simulated with log a ~ N(0, 0.35²) and the default priors, its difficulties were nearer to the
 * truth than those of the 2PL at 20, 30, 50, 75 and 100 respondents; answers held out go either way between 30 and 100, so that both are candidates there. The
 * 3PL takes 500 and `choices`, the number of alternatives, without which nobody knows the chance level.
 */
export function suggestedModel(respondents: ArrayLike<number>, choices?: number): SuggestedModel {
  const median = medianOf(Array.from(respondents).filter((count) => count > 0));
  const told = `half of the items have ${median.toLocaleString('en')} respondents or more`;
  if (median < enoughRespondents.compare)
    return { model: '1pl', why: `The 1PL: ${told}, too few for a discrimination of each item's own.` };
  if (median < enoughRespondents['2pl'])
    return {
      model: '1pl',
      why: `The 1PL: ${told}. Below ${enoughRespondents['2pl']} one discrimination for all gives the truer difficulties; answers held out can tell whether the 2PL predicts better.`,
    };
  if (choices !== undefined && median >= enoughRespondents['3pl'])
    return { model: '3pl', why: `The 3PL: ${told}, and one answer in ${choices} is correct by chance.` };
  return { model: '2pl', why: `The 2PL: ${told}.` };
}

/** The model for these responses; `suggestedModel` says why. */
export function modelFor(responses: Responses, choices?: number): IrtModel {
  return suggestedModel(respondentsOf(responses), choices).model;
}

/** The models worth comparing on answers held out: the 1PL; the 2PL from 30 respondents an item; the 3PL from 500 where `choices`, the number of alternatives, is known. */
export function candidateModels(responses: Responses, choices?: number): IrtModel[] {
  const median = medianOf(respondentsOf(responses).filter((count) => count > 0));
  if (median < enoughRespondents.compare) return ['1pl'];
  return choices === undefined || median < enoughRespondents['3pl'] ? ['1pl', '2pl'] : ['1pl', '2pl', '3pl'];
}

function respondentsOf({ items, columns: { start } }: Responses): number[] {
  return Array.from({ length: items }, (_, item) => start[item + 1]! - start[item]!);
}

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
