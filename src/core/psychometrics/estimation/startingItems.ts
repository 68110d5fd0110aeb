import { UserError } from '../../userError';
import { equalItems, type IrtModel, type ItemParameters } from '../model/irtModel';
import { logit } from '../../numbers/logistic';
import type { Responses } from '../model/responses';

/** Where a calibration begins. */
export interface Beginning {
  readonly model: IrtModel;
  /** How many alternatives a question has. */
  readonly choices: number;
  /** Parameters to begin from; they are copied. */
  readonly start?: ItemParameters;
}

/** The parameters to begin from: those given, or items that differ in the share correct alone. Throws UserError where those given are of other items. */
export function startingItems(responses: Responses, { model, choices, start }: Beginning): ItemParameters {
  const { items } = responses;
  const plain = equalItems(items, model === '3pl' ? 1 / choices : 0);
  if (!start) return withShares(responses, plain);
  if (start.line.length !== plain.line.length || start.guess.length !== items)
    throw new UserError(
      `The parameters to begin from are of ${start.guess.length} items: there are ${items}.`,
    );
  return { line: start.line.slice(), guess: model === '3pl' ? start.guess.slice() : plain.guess };
}

/** d from the share correct beyond guessing: a logistic of a normal N(d, 1) has its mean near that of d/1.18 (MacKay 1992). */
function withShares(
  { items, columns: { start, correct, attempts } }: Responses,
  from: ItemParameters,
): ItemParameters {
  const widening = Math.sqrt(1 + Math.PI / 8);
  for (let item = 0; item < items; item++) {
    let [k, n] = [0.5, 1];
    for (let cell = start[item]!; cell < start[item + 1]!; cell++) {
      k += correct[cell]!;
      n += attempts ? attempts[cell]! : 1;
    }
    const known = Math.max((k / n - from.guess[item]!) / (1 - from.guess[item]!), 0.5 / n);
    from.line[2 * item + 1] = widening * logit(known);
  }
  return from;
}
