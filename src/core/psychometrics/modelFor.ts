import type { IrtModel } from './irtModel';
import type { Responses } from './responses';

/** A model, and why it. */
export interface SuggestedModel {
  readonly model: IrtModel;
  /** A sentence. */
  readonly why: string;
}

/** From how many respondents an item (the median one) a slope of its own is worth estimating. */
const enoughForSlopes = 30;

/**
 * The model that so many respondents an item allow: the 1PL below 30, the 2PL from there on. Between 30 and 100 the 2PL leans on its prior,
 * and answers held out decide. The 3PL is never suggested: it takes 500 respondents and a chance level that only the user knows.
 */
export function suggestedModel(respondents: ArrayLike<number>): SuggestedModel {
  const median = medianOf(Array.from(respondents).filter((count) => count > 0));
  const told = `half of the items have ${median.toLocaleString('en')} respondents or more`;
  return median < enoughForSlopes
    ? { model: '1pl', why: `The 1PL: ${told}, too few for a discrimination of each item's own.` }
    : { model: '2pl', why: `The 2PL: ${told}.` };
}

/** The models worth comparing on answers held out: the 1PL, and the 2PL where it is suggested. */
export function candidateModels({ items, columns: { start } }: Responses): IrtModel[] {
  const counts = Array.from({ length: items }, (_, item) => start[item + 1]! - start[item]!);
  return suggestedModel(counts).model === '1pl' ? ['1pl'] : ['1pl', '2pl'];
}

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
