import { onOneLine } from '../terminal/terminal';

/** The width that everything is set for. */
export const lineWidth = 80;

/** A text broken between words into lines of at most this many characters. */
export function wrapped(text: string, width = lineWidth): string[] {
  const lines: string[] = [];
  // A name within it that has line breaks begins no line of its own.
  for (const word of onOneLine(text).split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
