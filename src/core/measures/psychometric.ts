import { scoreEach, type ExampleResponses, type Given, type Scores } from './measure';
import type { Examples } from '../dataset/examples';

/** What is known of each item, as a column. */
export type ItemPart = Exclude<keyof ExampleResponses, 'itemOfRow' | 'respondents' | 'tries'>;

/** Joins what response logs say to examples: a column for each of these parts; NaN where nobody answered. */
export async function* scoreResponses(
  examples: Examples,
  given: Given,
  parts: readonly ItemPart[],
): AsyncGenerator<Scores> {
  const responses = await given.responses();
  for await (const batch of examples.batches())
    yield scoreEach(batch, parts.length, ({ row }, put) => {
      const item = responses.itemOfRow[row] ?? -1;
      if (item >= 0) parts.forEach((part, at) => put(at, responses[part][item]!));
    });
}
