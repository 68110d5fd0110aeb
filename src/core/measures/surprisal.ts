import type { Example } from '../dataset/example';
import type { FieldMap } from '../dataset/fields/fieldMap';
import { reasoningLength } from '../text/finalAnswer';
import { costsOf, meanOf, questionOf, sumOf } from './languageModelCosts';
import { scoreEach, type ColumnInfo, type Measure } from './measure';
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
    meanOf(example.solution === '' ? reasoningOf(answer, example.answer) : solution),
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
  version: 1,
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

/** The part of an answer's tokens that lies in its reasoning. */
function reasoningOf({ nats, ends }: TokenSurprisals, answer: string): TokenSurprisals {
  const length = reasoningLength(answer);
  const count = ends.filter((end) => end <= length).length;
  return { nats: nats.subarray(0, count), ends: ends.subarray(0, count) };
}

function worstOf({ nats }: TokenSurprisals): number {
  const worst = nats.reduce((most, value) => (value > most ? value : most), -Infinity);
  return worst === -Infinity ? NaN : worst;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
