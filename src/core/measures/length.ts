import type { Example } from '../dataset/example';
import { finalLine } from '../text/finalAnswer';
import { scoreEach, type ColumnInfo, type Measure } from './measure';
import { slices } from '../dataset/slices';
import { countCharacters, countWords } from '../text/words';

const column = (id: string, title: string, unit: string): ColumnInfo => ({ id, title, unit, direction: 1 });

const questionColumns = [
  column('questionWords', 'question length', 'words'),
  column('questionChars', 'question characters', 'characters'),
  column('questionTokens', 'question tokens', 'tokens'),
];
const answerColumns = [
  column('answerWords', 'answer length', 'words'),
  column('answerChars', 'answer characters', 'characters'),
  column('answerTokens', 'answer tokens', 'tokens'),
  column('steps', 'reasoning steps', 'steps'),
];

/** How much there is to read and to work through: the baseline that every other measure has to beat. */
export const length: Measure = {
  id: 'length',
  title: 'text length',
  version: 2,
  family: 'length',
  scope: 'record',
  needs: ['tokenizer'],
  reads: ['question', 'answer', 'solution', 'choices', 'label'],
  summary: 'Words, characters and tokens of question and answer, and reasoning steps: the baseline.',
  plainly: 'Words, characters, tokens and reasoning steps: the baseline.',
  lacks: (map) => (map.question.length > 0 || map.answer ? undefined : 'no question and no answer is known'),
  columns: (map) => [
    ...(map.question.length > 0 ? questionColumns : []),
    ...(map.answer || map.solution || map.choices ? answerColumns : []),
  ],
  async *score(examples, { map, tokens }) {
    const columns = length.columns(map);
    for await (const batch of slices(examples)) {
      yield scoreEach(batch, columns.length, (example, put) => {
        const sizes = {
          ...sizesOf('question', example, tokens.count),
          ...sizesOf('answer', example, tokens.count),
        };
        columns.forEach(({ id }, at) =>
          put(at, id === 'steps' ? reasoningSteps(example) : (sizes[id] ?? NaN)),
        );
      });
    }
  },
};

function sizesOf(
  part: 'question' | 'answer',
  example: Example,
  tokens: (text: string) => number,
): Partial<Record<string, number>> {
  const text = part === 'question' ? example.question : example.answer;
  if (text === '') return {};
  return {
    [`${part}Words`]: countWords(text),
    [`${part}Chars`]: countCharacters(text),
    [`${part}Tokens`]: tokens(text),
  };
}

const mostSteps = 10;

/**
 * The number of reasoning steps: the non-empty lines of the solution before the line of the final answer ("#### 42"),
 * at most 10 (Hase et al. 2024, easy-to-hard generalization: GSM8K); of a list of sub-questions their number (StrategyQA). NaN where no worked solution is known: there is
 * neither a solution apart from the answer nor a final-answer line in the answer.
 */
export function reasoningSteps({ solution, answer }: { solution: string; answer: string }): number {
  const lines = (solution || answer).split('\n').filter((line) => line.trim() !== '');
  const final = finalLine(lines);
  if (solution === '' && final < 0) return NaN;
  return Math.min(mostSteps, final < 0 ? lines.length : final);
}
