import { byte, byteOrderMark, isSpace } from './bytes';
import { JsonObjectsScanner } from './jsonObjects';

/**
 * Whether a file that begins with these bytes holds objects that go over several lines: the first line opens more than it
 * closes, and is no record by itself.
 */
export function isSpread(head: Uint8Array): boolean {
  let from = byteOrderMark(head);
  while (from < head.length && (isSpace(head[from]) || head[from] === 0)) from++;
  if (head[from] !== byte.openBrace) return false;
  const end = head.indexOf(byte.newline, from);
  if (end < 0) return false;
  const scanner = new JsonObjectsScanner();
  scanner.push(head.subarray(from, end));
  scanner.finish();
  const next = head.subarray(end + 1).find((value) => !isSpace(value));
  return scanner.spans.problems.some(({ row }) => row === 0) && next !== byte.openBrace;
}

/** Whether a list that begins with these bytes has comments, or texts in single quotes, and must be read as a whole. */
export function isLoose(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(byteOrderMark(head)));
  const structure = text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
  return /\/[/*]|[{,[]\s*'/.test(structure);
}
