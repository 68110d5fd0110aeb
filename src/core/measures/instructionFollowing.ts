import type { Example } from '../dataset/example';
import { costsOf, meanOf, questionOf, sumOf } from '../text/textCosts';
import { scoreEach, type ColumnInfo, type Measure } from './measure';

const columns: readonly ColumnInfo[] = [
  { id: 'ifd', title: 'instruction-following difficulty', unit: 'ratio', direction: 1 },
  {
    id: 'answerIgnoresQuestion',
    title: 'answer ignores the question',
    unit: 'flag',
    direction: 0,
  },
  { id: 'answerAloneSurprisalSum', title: 'surprisal of the answer alone', unit: 'nats', direction: 1 },
];

/**
 * How little a question helps with its answer: instruction-following difficulty, the mean surprisal of the answer given
 * the question over that of the answer alone (Li et al. 2024, "From Quantity to Quality": a ratio of mean token losses
 * as in their code). Above 1 the question makes the answer less likely: such examples are flagged, never dropped. The
 * answer alone in all is the answer_prob of Hase et al. 2024.
 */
export const instructionFollowing: Measure = {
  id: 'instructionFollowing',
  title: 'instruction following',
  version: 2,
  family: 'languageModel',
  scope: 'record',
  needs: ['languageModel'],
  reads: ['question', 'context', 'answer', 'choices', 'label'],
  summary:
    'How little the question helps a language model with the answer (IFD), and whether the answer ignores it: model difficulty, not human difficulty.',
  plainly: 'How little the question helps a language model with the answer.',
  lacks: (map) =>
    map.question.length > 0 && (map.answer ?? map.choices)
      ? undefined
      : 'no question with an answer is known',
  columns: () => columns,
  async *score(examples, { languageModel }) {
    for await (const { examples: group, costs } of costsOf(examples, languageModel, textsOf)) {
      yield scoreEach(group, columns.length, (_, put, at) => {
        const [asked, alone] = costs[at]!;
        if (!asked || !alone) return;
        const ratio = meanOf(asked) / meanOf(alone);
        put(0, ratio);
        put(1, Number.isNaN(ratio) ? NaN : Number(ratio > 1));
        put(2, sumOf(alone));
      });
    }
  },
};

function textsOf(example: Example): { question?: string; text: string }[] {
  const asked = questionOf(example);
  if (asked.question === undefined) return [];
  return [{ ...asked, text: example.answer }, { text: example.answer }];
}
