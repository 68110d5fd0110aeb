import type { Example } from '../dataset/example';
import { costsOf, questionOf, sumOf } from '../text/textCosts';
import { scoreEach, type ColumnInfo, type Measure } from './measure';
import { countCharacters } from '../text/words';
import type { TokenSurprisals } from '../text/languageModel';

/** A way to make the probabilities of choices of different lengths comparable: what a choice's log p is divided by. */
interface Normalisation extends ColumnInfo {
  readonly by: (cost: TokenSurprisals, choice: string) => number;
}

const column = (id: string, title: string, by: Normalisation['by']): Normalisation => ({
  ...{ id, title, unit: 'nats', direction: 1, by },
});

const columns: readonly Normalisation[] = [
  column('choiceLoss', 'choice loss', () => 1),
  column('choiceLossPerToken', 'choice loss by tokens', ({ nats }) => nats.length),
  column('choiceLossPerChar', 'choice loss by characters', (_, choice) => countCharacters(choice)),
];

/**
 * How badly a language model does on a multiple-choice question: −log p(right) in nats, where p is the softmax over the
 * choices of log p(choice | question), of the same by token, and by character (log_probs, log_probs_token_normed and
 * log_probs_char_normed of Hase et al. 2024). log m for m choices that it finds equally likely.
 */
export const choice: Measure = {
  id: 'choice',
  title: 'choice of the right answer',
  version: 2,
  family: 'languageModel',
  scope: 'record',
  needs: ['languageModel'],
  reads: ['question', 'context', 'answer', 'choices', 'label'],
  summary:
    '−log p(right choice) by a language model, choices summed, by token and by character: model difficulty, not human difficulty.',
  plainly: 'How badly a language model does on a multiple-choice question.',
  lacks: (map) =>
    map.choices && (map.label ?? map.answer) ? undefined : 'no choices with a right one are known',
  columns: () => columns.map(({ by: _, ...info }) => info),
  async *score(examples, { languageModel }) {
    for await (const { examples: group, costs } of costsOf(examples, languageModel, textsOf)) {
      yield scoreEach(group, columns.length, (example, put, at) => {
        const own = costs[at]!;
        if (own.length > 0) columns.forEach(({ by }, place) => put(place, lossOf(example, own, by)));
      });
    }
  },
};

/** The choices of a question that has a right one. */
function textsOf(example: Example): { question?: string; text: string }[] {
  const { choices, gold } = example;
  return gold < 0 || choices.length < 2 ? [] : choices.map((text) => ({ ...questionOf(example), text }));
}

/** −log softmax at the right choice. NaN where a choice is empty. */
function lossOf(
  { choices, gold }: Example,
  costs: readonly TokenSurprisals[],
  by: Normalisation['by'],
): number {
  const logs = costs.map((cost, at) => -sumOf(cost) / by(cost, choices[at]!));
  const highest = Math.max(...logs);
  return Math.log(logs.reduce((sum, value) => sum + Math.exp(value - highest), 0)) + highest - logs[gold]!;
}
