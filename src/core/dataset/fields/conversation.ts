import { isFields, type Fields } from '../reading/record';
import { structured } from './literal';
import { speakersOf } from './speaker';
import { transcriptTurns } from './transcript';
import { speakerNameOf, spoken, turnOf, type Turn } from './turn';

/**
 * The turns of a conversation by its shape alone: {role, content}, {from, value}, {role, parts} and their like, pairs of
 * {human, assistant}, segments of {label, text}, a tree of replies (the first reply to each), or any of these as the text
 * of a cell. Undefined where it is none.
 */
export function turnsOf(value: unknown): Turn[] | undefined {
  const whole = structured(value);
  if (isFields(whole)) return repliesOf(whole);
  if (!Array.isArray(whole) || whole.length === 0) return undefined;
  return speakingTurns(whole) ?? pairTurns(whole, surePairs) ?? segmentTurns(whole);
}

/**
 * The turns of what is known to be a conversation: besides what shows it by its shape, a transcript, texts in turn (the last
 * is the answer), and pairs of texts, of input and output, or of question and answer.
 */
export function toldTurns(value: unknown): Turn[] | undefined {
  const sure = turnsOf(value);
  if (sure) return sure;
  if (typeof value === 'string' && !Array.isArray(structured(value))) return transcriptTurns(value);
  const list = structured(value);
  if (!Array.isArray(list) || list.length === 0) return undefined;
  if (list.length > 1 && list.every(isText)) return alternating(list);
  return textPairs(list) ?? pairTurns(list, allPairs);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function speakingTurns(list: readonly unknown[]): Turn[] | undefined {
  const names = list.map(speakerNameOf);
  if (!names.every((name) => name !== undefined)) return undefined;
  const speakers = speakersOf(names);
  return (list as readonly Fields[]).map((turn, at) => turnOf(turn, speakers[at]!));
}

const mostReplies = 1000;

/** A single turn, with the first of the replies to it, the first of the replies to that, and so on (OpenAssistant). */
function repliesOf(turn: Fields): Turn[] | undefined {
  const line: Fields[] = [];
  for (let next: unknown = turn; isFields(next) && line.length < mostReplies; next = firstReply(next))
    line.push(next);
  return speakingTurns(line);
}

function firstReply({ replies }: Fields): unknown {
  if (!Array.isArray(replies)) return undefined;
  const rank = (reply: unknown): number => {
    const given = isFields(reply) ? reply['rank'] : undefined;
    return typeof given === 'number' ? given : Infinity;
  };
  return [...(replies as unknown[])].sort((one, other) => Math.sign(rank(one) - rank(other)) || 0)[0];
}

type Names = readonly (readonly [asked: readonly string[], answered: readonly string[]])[];

const surePairs: Names = [
  [
    ['human', 'user', 'Human', 'User'],
    ['assistant', 'gpt', 'bot', 'model', 'Assistant', 'chatbot'],
  ],
];
const allPairs: Names = [
  ...surePairs,
  [
    ['input', 'instruction', 'prompt', 'query', 'question', 'q'],
    ['output', 'response', 'completion', 'answer', 'a'],
  ],
];

/** Each object of a list as a question and its answer, with the system's words before it. */
function pairTurns(list: readonly unknown[], pairs: Names): Turn[] | undefined {
  const turns = list.map((one) => (isFields(one) ? pairOf(one, pairs) : undefined));
  return turns.every((pair) => pair !== undefined) ? turns.flat() : undefined;
}

function pairOf(fields: Fields, pairs: Names): Turn[] | undefined {
  const find = (names: readonly string[]): string | undefined =>
    names.map((name) => fields[name]).find(isText);
  for (const [asked, answered] of pairs) {
    const [question, answer] = [find(asked), find(answered)];
    if (question === undefined || answer === undefined) continue;
    const system = find(['system']);
    return [
      ...(system ? [spoken('other', { text: system })] : []),
      spoken('user', { text: question }),
      spoken('assistant', { text: answer }),
    ];
  }
  return undefined;
}

/** axolotl's segments of {label, text}: what is trained on is the answer. */
function segmentTurns(list: readonly unknown[]): Turn[] | undefined {
  const isSegment = (one: unknown): one is Fields =>
    isFields(one) && typeof one['label'] === 'boolean' && isText(one['text']);
  if (!list.every(isSegment)) return undefined;
  return list.map((one) =>
    spoken(one['label'] === true ? 'assistant' : 'user', { text: String(one['text']) }),
  );
}

function alternating(texts: readonly string[]): Turn[] {
  return texts.map((text, at) => spoken((texts.length - at) % 2 ? 'assistant' : 'user', { text }));
}

/** A list of [question, answer], or of [role, text]. */
function textPairs(list: readonly unknown[]): Turn[] | undefined {
  const isPair = (one: unknown): one is [string, string] =>
    Array.isArray(one) && one.length === 2 && one.every(isText);
  if (!list.every(isPair)) return undefined;
  const speakers = speakersOf(list.map(([first]) => first));
  if (list.length > 1 && ['user', 'assistant'].every((one) => speakers.some((speaker) => speaker === one)))
    return list.map(([, text], at) => spoken(speakers[at]!, { text }));
  return list.flatMap(([asked, answered]) => [
    spoken('user', { text: asked }),
    spoken('assistant', { text: answered }),
  ]);
}

/** A conversation as a question and its answer. */
export interface Dialogue {
  readonly question: string;
  readonly context: string;
  readonly answer: string;
  /** What was thought before the answer. */
  readonly thinking: string;
  /** How many images, sounds and files were shown before it. */
  readonly attachments: number;
}

/**
 * A conversation as a question and its answer: the last assistant turn, and all that the user said before it.
 * Where the answer stands elsewhere (`answered` is false) the whole conversation is the question.
 */
export function questionAndAnswer(turns: readonly Turn[], answered = true): Dialogue {
  const last = answered ? turns.findLastIndex((turn) => turn.speaker === 'assistant') : -1;
  const before = last < 0 ? turns : turns.slice(0, last);
  const joined = (wanted: (turn: Turn) => boolean): string =>
    before
      .filter(wanted)
      .map((turn) => turn.text)
      .filter((text) => text !== '')
      .join('\n');
  return {
    question: joined((turn) => turn.speaker === 'user'),
    context: joined((turn) => turn.speaker !== 'user'),
    answer: turns[last]?.text ?? '',
    thinking: turns[last]?.thinking ?? '',
    attachments: before.reduce((sum, turn) => sum + (turn.attachments ?? 0), 0),
  };
}
