import { analysisChannel, lonelyClosing, thinkingTags } from './thinkingMarks';

/** A text parted into what was thought and what was said. */
export interface Thought {
  readonly thinking: string;
  readonly said: string;
}

const opening = new RegExp(`^\\s*(?:${thinkingTags.opening}|${analysisChannel.opening})`, 'i');
const closing = new RegExp(`${thinkingTags.closing}|${analysisChannel.closing}`, 'i');
const lonely = new RegExp(lonelyClosing, 'im');
const frame =
  /^\s*(?:<answer>([^]*)<\/answer>|<\|begin_of_solution\|>([^]*?)<\|end_of_solution\|>|(?:<\|start\|>assistant)?<\|channel\|>final<\|message\|>([^]*?)(?:<\|return\|>|<\|end\|>)?)\s*$/;

/**
 * Parts an answer into its thinking (DeepSeek's and Qwen's `<think>`, OpenThoughts' and gpt-oss's marks, at the beginning)
 * and the rest. A closing tag alone, in a line of its own, ends thinking that the prompt had begun, where something follows.
 */
export function thoughtIn(text: string): Thought {
  const open = opening.exec(text)?.[0].length;
  const from = open ?? 0;
  const isMarked = open !== undefined || text.includes('</');
  const close = isMarked ? (open === undefined ? lonely : closing).exec(text.slice(from)) : null;
  if (open === undefined && !close) return { thinking: '', said: text };
  const isLast = close !== null && text.slice(from + close.index + close[0].length).trim() === '';
  if (open === undefined && isLast) return { thinking: '', said: text };
  const end = close ? from + close.index : text.length;
  const rest = close ? text.slice(end + close[0].length).trimStart() : '';
  const framed = frame.exec(rest);
  const said = framed ? (framed[1] ?? framed[2] ?? framed[3] ?? '').trim() : rest;
  return { thinking: text.slice(from, end).trim(), said };
}
