import { randomBytes } from 'node:crypto';
import { escaped, visible } from '../../core/text/unsafe';

// No text can hold these marks by chance or by design: what is told apart by them is ours alone.
const seal = randomBytes(9).toString('base64url');
const [open, close] = ['\ufdd0', '\ufdd1'];
const paints = new RegExp(`${open}${seal}([0-9;]+)${close}`, 'g');

/** The mark from which on a terminal paints in this way (a code of SGR, such as "1"); only `terminalText` makes it real. */
export function paint(code: string): string {
  return `${open}${seal}${code}${close}`;
}

/** The text without such marks: what is seen of it. */
export function unpainted(text: string): string {
  return text.replace(paints, '');
}

/**
 * Text as it goes to a terminal: whatever in it came from a file, a name or a message can be seen and does nothing. The
 * one place where it is made: our own colours are put in here, after that.
 */
export function terminalText(text: string): string {
  const parts = text.split(paints);
  return parts.map((part, at) => (at % 2 === 1 ? `\u001b[${part}m` : visible(part))).join('');
}

/** A line that is drawn over the one before it, cut to the width of the terminal; an empty one takes it away. */
export function redrawn(text: string, columns: number | undefined): string {
  return `\r\u001b[2K${terminalText(onOneLine(text)).slice(0, Math.max(20, (columns ?? 80) - 1))}`;
}

/** A value as JSON that does nothing to a terminal either. */
export function jsonText(value: unknown): string {
  return escaped(JSON.stringify(value));
}

/** The text with its line breaks and tabs as spaces: a name that has some begins no line of its own. */
export function onOneLine(text: string): string {
  return text.replace(/[\n\t]+/g, ' ');
}
