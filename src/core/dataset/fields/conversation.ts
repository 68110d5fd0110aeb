import { isFields, type Fields } from '../reading/record';

/** One turn of a conversation. */
export interface Turn {
  readonly speaker: 'user' | 'assistant' | 'other';
  readonly text: string;
}

const users = new Set(['user', 'human', 'prompter', 'instruction']);
const assistants = new Set(['assistant', 'gpt', 'bot', 'chatgpt', 'model', 'bing', 'bard', 'ai']);

/** The turns of a conversation in ShareGPT (from, value) or OpenAI (role, content) form; undefined where it is none. */
export function turnsOf(value: unknown): Turn[] | undefined {
  const list = isFields(value) ? [value] : value;
  if (!Array.isArray(list) || list.length === 0 || !list.every(isTurn)) return undefined;
  return list.map((turn) => ({ speaker: speakerOf(turn), text: contentOf(turn) }));
}

function isTurn(value: unknown): value is Fields {
  return (
    isFields(value) &&
    typeof (value['role'] ?? value['from'] ?? value['speaker']) === 'string' &&
    ['content', 'value', 'text', 'tool_calls'].some((name) => Object.hasOwn(value, name))
  );
}

function speakerOf(turn: Fields): Turn['speaker'] {
  const name = String(turn['role'] ?? turn['from'] ?? turn['speaker']).toLowerCase();
  if (users.has(name)) return 'user';
  return assistants.has(name) ? 'assistant' : 'other';
}

function contentOf(turn: Fields): string {
  const content = turn['content'] ?? turn['value'] ?? turn['text'] ?? turn['tool_calls'];
  if (Array.isArray(content)) return content.map(partText).filter(Boolean).join('\n');
  return typeof content === 'string' ? content : content == null ? '' : JSON.stringify(content);
}

/** The text of one content part; a part that is an image or a sound has none. */
function partText(part: unknown): string {
  if (typeof part === 'string') return part;
  if (!isFields(part)) return '';
  const text = part['text'] ?? part['value'] ?? part['content'] ?? part['function'];
  return typeof text === 'string' ? text : text == null ? '' : JSON.stringify(text);
}

/**
 * A conversation as a question and its answer: the last assistant turn, and all that the user said before it.
 * Where the answer stands elsewhere (`answered` is false) the whole conversation is the question.
 */
export function questionAndAnswer(
  turns: readonly Turn[],
  answered = true,
): {
  question: string;
  context: string;
  answer: string;
} {
  const last = answered ? turns.findLastIndex((turn) => turn.speaker === 'assistant') : -1;
  const before = last < 0 ? turns : turns.slice(0, last);
  const joined = (wanted: (turn: Turn) => boolean): string =>
    before
      .filter(wanted)
      .map((turn) => turn.text)
      .join('\n');
  return {
    question: joined((turn) => turn.speaker === 'user'),
    context: joined((turn) => turn.speaker !== 'user'),
    answer: turns[last]?.text ?? '',
  };
}
