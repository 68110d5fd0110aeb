import type { Example } from '../dataset/example';
import type { FieldMap } from '../dataset/fields/fieldMap';
import { costsOf, meanOf, questionOf, sumOf } from '../text/textCosts';
import { scoreEach, type ColumnInfo, type Measure } from './measure';
import { reasoningIn, type Stretch } from '../text/reasoning';
import type { Continuation, TokenSurprisals } from '../text/languageModel';

/** A column, and what it is of an example's texts. */
interface SurprisalColumn extends ColumnInfo {
  readonly of: (costs: ExampleCosts) => number;
}

/** What an example's texts cost; its answer beside them. */
interface ExampleCosts {
  readonly answer: TokenSurprisals;
  readonly question: TokenSurprisals;
  readonly solution: TokenSurprisals;
  readonly example: Example;
}

const column = (id: string, title: string, unit: string, of: SurprisalColumn['of']): SurprisalColumn => ({
  ...{ id, title, unit, direction: 1, of },
});

const answerColumns = [
  column('answerSurprisal', 'answer surprisal', 'nats per token', ({ answer }) => meanOf(answer)),
  column('answerSurprisalSum', 'answer surprisal in all', 'nats', ({ answer }) => sumOf(answer)),
  column(
    'answerSurprisalPerByte',
    'answer surprisal by bytes',
    'nats per byte',
    ({ answer, example }) => sumOf(answer) / bytesOf(example.answer),
  ),
  column('answerSurprisalWorst', 'least expected answer token', 'nats', ({ answer }) => worstOf(answer)),
];
const questionColumns = [
  column('questionSurprisal', 'question surprisal', 'nats per token', ({ question }) => meanOf(question)),
  column('questionSurprisalSum', 'question surprisal in all', 'nats', ({ question }) => sumOf(question)),
];
const reasoningColumns = [
  column('reasoningSurprisal', 'reasoning surprisal', 'nats per token', ({ solution, answer, example }) =>
    meanOf(reasoningOf(example, { answer, solution })),
  ),
];

/**
 * How unexpected a text is to a causal language model: surprisal, −log p in nats of each token given those before it
 * (Hale 2001), averaged so that length does not count, summed, by UTF-8 byte so that models with other tokens can be
 * compared, and at its worst. The answer and its reasoning follow the question; the question stands alone (its sum is
 * the question_prob of Hase et al. 2024). Hard for the model is not hard for people.
 */
export const surprisal: Measure = {
  id: 'surprisal',
  title: 'answer surprisal',
  version: 2,
  family: 'languageModel',
  scope: 'record',
  needs: ['languageModel'],
  reads: ['question', 'context', 'answer', 'solution', 'choices', 'label'],
  summary:
    'How unexpected a language model finds the answer given the question, the question, and the reasoning: model difficulty, not human difficulty.',
  plainly: 'How unexpected a language model finds the answer, the question and the reasoning.',
  lacks: (map) => (map.question.length > 0 || map.answer ? undefined : 'no question and no answer is known'),
  columns: (map) => columnsOf(map).map(({ of: _, ...info }) => info),
  async *score(examples, { map, languageModel }) {
    const columns = columnsOf(map);
    for await (const { examples: group, costs } of costsOf(examples, languageModel, textsOf)) {
      const known = group.map((example, at) => {
        const [answer, question, solution] = costs[at]!;
        return { answer: answer!, question: question!, solution: solution!, example };
      });
      const scores = scoreEach(group, columns.length, (_, put, at) =>
        columns.forEach(({ of }, place) => put(place, of(known[at]!))),
      );
      yield { ...scores, answerTokens: known.map(({ answer }) => answer) };
    }
  },
};

function columnsOf(map: FieldMap): SurprisalColumn[] {
  const hasAnswer = map.answer !== undefined || map.solution !== undefined || map.choices !== undefined;
  return [
    ...(hasAnswer ? answerColumns : []),
    ...(map.question.length > 0 ? questionColumns : []),
    ...(map.answer !== undefined || map.solution !== undefined ? reasoningColumns : []),
  ];
}

function textsOf(example: Example): Continuation[] {
  const asked = questionOf(example);
  return [
    { ...asked, text: example.answer },
    { text: example.question },
    { ...asked, text: example.solution },
  ];
}

/**
 * The tokens of an example's reasoning: of its solution, all of it where no final answer ends it and it is not the answer
 * once more; else of its answer, as far as that tells its reasoning from the rest.
 */
function reasoningOf(
  { answer, solution }: Example,
  costs: Pick<ExampleCosts, 'answer' | 'solution'>,
): TokenSurprisals {
  const isApart = solution.trim() !== '' && solution.trim() !== answer.trim();
  const text = isApart ? solution : answer;
  const all = isApart ? { from: 0, to: solution.length } : { from: 0, to: 0 };
  return within(isApart ? costs.solution : costs.answer, reasoningIn(text) ?? all);
}

/** The tokens that lie wholly in a stretch of their text. */
function within({ nats, ends }: TokenSurprisals, { from, to }: Stretch): TokenSurprisals {
  const kept: number[] = [];
  // Of tokens that share a character all but the last end where it begins: they lie where the character does.
  let end = 0;
  for (let at = ends.length - 1; at >= 0; at--) {
    const start = at === 0 ? 0 : ends[at - 1]!;
    if (ends[at]! > start) end = ends[at]!;
    if (start >= from && end > start && end <= to) kept.push(at);
  }
  kept.reverse();
  return {
    nats: Float64Array.from(kept, (at) => nats[at]!),
    ends: Uint32Array.from(kept, (at) => ends[at]!),
  };
}

function worstOf({ nats }: TokenSurprisals): number {
  const worst = nats.reduce((most, value) => (value > most ? value : most), -Infinity);
  return worst === -Infinity ? NaN : worst;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
