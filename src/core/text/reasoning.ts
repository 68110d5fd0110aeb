import { analysisChannel, thinkingTags, type ThinkingMarks } from '../dataset/fields/thinkingMarks';
import { finalLine } from './finalAnswer';
import { leadInLength, statedAnswer } from './statedAnswer';

/** A stretch of a text, in UTF-16 units; empty where both are alike. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A pair of marks around what a model thinks; `alone`: the second may stand without the first, which the prompt ended with. */
interface Tags {
  readonly opening: RegExp;
  readonly closing: RegExp;
  readonly alone: boolean;
}

const tags: readonly Tags[] = [
  { ...patterns(thinkingTags, 'gi'), alone: true },
  { ...patterns(analysisChannel, 'g'), alone: false },
];

function patterns({ opening, closing }: ThinkingMarks, flags: string): Omit<Tags, 'alone'> {
  return { opening: new RegExp(opening, flags), closing: new RegExp(closing, flags) };
}

/** Of the value that LaTeX frames: \boxed{5}, \boxed 5, \fbox{5}. */
const boxed = /\\(?:boxed|fbox|framebox)(?![A-Za-z])/g;
const answerTag = /<answer>/gi;

/**
 * Where the reasoning of a worked answer stands: within its thinking tags; else before its final answer, which is the
 * line of "####" (GSM8K), an <answer> tag, the last \boxed{…} (MATH) or a last sentence such as "The answer is 5.".
 * Empty where an answer is given so and nothing stands before it; undefined where nothing tells reasoning from answer.
 */
export function reasoningIn(text: string): Stretch | undefined {
  for (const pair of tags) {
    const thought = thinkingIn(text, pair);
    if (thought && thought.to > thought.from) return thought;
    // Qwen's models leave their tags empty where they were told not to think: what follows may reason all the same.
    if (thought) return before(text, last(text, pair.closing)?.end ?? text.length) ?? thought;
  }
  return before(text, 0);
}

/** What stands between thinking tags, of which one may lie outside the text: in the prompt, or cut off. */
function thinkingIn(text: string, { opening, closing, alone }: Tags): Stretch | undefined {
  const open = first(text, opening);
  const close = last(text, closing);
  if (open && close && open.end <= close.start) return trimmed(text, open.end, close.start);
  if (open && !close && text.slice(0, open.start).trim() === '') return trimmed(text, open.end, text.length);
  // Elsewhere than at the end of a line or in one of its own, the tag is spoken of.
  return alone && !open && close && standsApart(text, close) ? trimmed(text, 0, close.start) : undefined;
}

function standsApart(text: string, { start, end }: Found): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return line.trim() === '' || /^[ \t]*(?:\n|$)/.test(text.slice(end));
}

/** What stands before the final answer of the text from `from` on. */
function before(text: string, from: number): Stretch | undefined {
  const part = text.slice(from);
  const end =
    finalLineStart(part) ?? last(part, answerTag)?.start ?? last(part, boxed)?.start ?? statedAnswer(part);
  if (end === undefined) return undefined;
  // "The answer is 5." may be said once more after it, in a line of its own.
  const worked = part.slice(0, statedAnswer(part.slice(0, end)) ?? end);
  const stretch = trimmed(text, from, from + worked.length - leadInLength(worked));
  return /[\p{L}\p{N}]/u.test(text.slice(stretch.from, stretch.to)) ? stretch : { from, to: from };
}

function finalLineStart(text: string): number | undefined {
  const lines = [...text.matchAll(/^.*\S.*$/gm)];
  return lines[finalLine(lines.map(([line]) => line))]?.index;
}

interface Found {
  readonly start: number;
  readonly end: number;
}

function first(text: string, pattern: RegExp): Found | undefined {
  const [match] = text.matchAll(pattern);
  return found(match);
}

function last(text: string, pattern: RegExp): Found | undefined {
  return found([...text.matchAll(pattern)].at(-1));
}

function found(match: RegExpExecArray | undefined): Found | undefined {
  return match && { start: match.index, end: match.index + match[0].length };
}

/** A stretch without the white space at its end; that before its first word belongs to the word's token. */
function trimmed(text: string, from: number, to: number): Stretch {
  const length = text.slice(from, to).trimEnd().length;
  return { from, to: from + length };
}
