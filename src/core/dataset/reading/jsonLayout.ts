import { byte, byteOrderMark, isSpace, skipSpace } from '../bytes/bytes';
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

/** How objects stand on the lines of a file, where it is not one a line. */
export type RunTogether = 'objects' | 'lists';

/**
 * Whether a file that begins with these bytes holds several objects on its first line, one after another or in a list of which others
 * follow on the lines below; undefined where it does not.
 */
export function runTogether(head: Uint8Array): RunTogether | undefined {
  const from = skipSpace(head, byteOrderMark(head), head.length);
  if (head[from] === byte.openBrace) return isObjectsOnOneLine(head, from) ? 'objects' : undefined;
  if (head[from] !== byte.openBracket) return undefined;
  const end = head.indexOf(byte.newline, from);
  const next = end < 0 ? head.length : skipSpace(head, end, head.length);
  return isListOfObjects(head.subarray(from, end)) && head[next] === byte.openBracket ? 'lists' : undefined;
}

function isObjectsOnOneLine(head: Uint8Array, from: number): boolean {
  const end = head.indexOf(byte.newline, from);
  const scanner = new JsonObjectsScanner();
  scanner.push(head.subarray(from, end < 0 ? head.length : end));
  const { spans } = scanner;
  if (spans.count === 0 || spans.problems.length > 0) return false;
  const after = skipCommas(head, from + spans.end[0]!);
  return head[after] === byte.openBrace && (end < 0 || after < end);
}

function isListOfObjects(line: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(line));
    return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null);
  } catch {
    return false;
  }
}

function skipCommas(head: Uint8Array, from: number): number {
  let at = from;
  while (isSpace(head[at]) || head[at] === byte.comma) at++;
  return at;
}

/** Whether a list that begins with these bytes has comments, or texts in single quotes, and must be read as a whole. */
export function isLoose(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(byteOrderMark(head)));
  const structure = text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
  return /\/[/*]|[{,[]\s*'/.test(structure);
}
