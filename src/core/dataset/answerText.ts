import { questionAndAnswer, toldTurns, turnsOf, type Dialogue } from './fields/conversation';
import { textOf } from './fields/fieldText';
import { thoughtIn } from './fields/thinking';
import { isFields, type Fields } from './reading/record';

/** What an answer says, and what was thought before it. */
export type Answer = Pick<Dialogue, 'answer' | 'thinking'>;

const words = [
  ...[
    'text',
    'response',
    'content',
    'completion',
    'answer',
    'output',
    'value',
    'generated_text',
    'message',
    'code',
  ],
] as const;

/**
 * The answer that a value holds: the last turn of the assistant, the first of several answers, all of several steps, or a
 * text, without the thinking before it. `told`: a text may be a transcript.
 */
export function answerIn(value: unknown, told: boolean, steps: boolean): Answer {
  const turns = told ? toldTurns(value) : turnsOf(value);
  if (turns) return questionAndAnswer(turns);
  if (Array.isArray(value) && !steps) {
    const found = value.map((one) => answerIn(one, false, false)).find(({ answer }) => answer !== '');
    return found ?? { answer: '', thinking: '' };
  }
  const message = isFields(value) ? value['message'] : undefined;
  if (isFields(message)) return answerIn(message, false, false);
  const { said, thinking } = thoughtIn(textOf(isFields(value) ? wordsOf(value) : value));
  return { answer: said, thinking };
}

/** What an object that is an answer says: UltraFeedback's {model, response, overall_score}. */
function wordsOf(fields: Fields): unknown {
  const name = words.find((one) => typeof fields[one] === 'string');
  return name === undefined ? fields : fields[name];
}
