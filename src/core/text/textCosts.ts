import type { Example } from '../dataset/example';
import type { Continuation, LanguageModel, TokenSurprisals } from './languageModel';
import type { Examples } from '../dataset/examples';

/** What the texts of some examples cost: `costs[i]` belongs to the texts of `examples[i]`. */
export interface Costs {
  readonly examples: readonly Example[];
  readonly costs: readonly (readonly TokenSurprisals[])[];
}

/** Asks a language model what the texts of examples cost, so many examples at once as it is best asked for. */
export async function* costsOf(
  examples: Examples,
  languageModel: LanguageModel,
  textsOf: (example: Example) => readonly Continuation[],
): AsyncGenerator<Costs> {
  for await (const batch of examples.batches())
    for (let from = 0, to = 0; from < batch.length; from = to) {
      const texts: (readonly Continuation[])[] = [];
      for (let count = 0; to < batch.length && (to === from || count < languageModel.atOnce); to++) {
        texts.push(textsOf(batch[to]!));
        count += texts.at(-1)!.length;
      }
      const found = await languageModel.surprisals(texts.flat());
      let next = 0;
      const costs = texts.map(({ length }) => found.slice(next, (next += length)));
      yield { examples: batch.slice(from, to), costs };
    }
}

/** What a language model is asked before an example's answer: the question after its context; undefined where there is none. */
export function questionOf({ question, context }: Example): { readonly question?: string } {
  const text = [context, question].filter((part) => part !== '').join('\n');
  return text === '' ? {} : { question: text };
}

/** The sum of a text's surprisals in nats, −log of its probability; NaN for one without a token whose surprisal is known. */
export function sumOf({ nats }: TokenSurprisals): number {
  const known = nats.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? NaN : known.reduce((sum, value) => sum + value, 0);
}

/** The mean of a text's surprisals in nats per token; NaN for one without a token whose surprisal is known. */
export function meanOf(costs: TokenSurprisals): number {
  return sumOf(costs) / costs.nats.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
}
