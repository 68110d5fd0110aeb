import { byte, isSpace } from '../../../core/dataset/bytes/bytes';

/** Where a list that is a member of the outermost object begins. */
export interface ListMember {
  /** The offset of its bracket. */
  readonly offset: number;
  /** The 1-based line of its bracket. */
  readonly line: number;
  /** The offset of the quote its name begins with: the members before it lie before this place. */
  readonly name: number;
}

/** Finds the list with this name in an object, by the object's first bytes; undefined where it is not (yet) there. */
export function findListMember(bytes: Uint8Array, name: string): ListMember | undefined {
  let depth = 0;
  let line = 1;
  for (let at = 0; at < bytes.length; at++) {
    const value = bytes[at]!;
    if (value === byte.newline) line++;
    else if (value === byte.quote) {
      const end = stringEnd(bytes, at);
      const offset = depth === 1 ? listAfter(bytes, end) : -1;
      if (offset >= 0 && textOf(bytes, at + 1, end - 1) === name)
        return { offset, line: line + newlines(bytes, at, offset), name: at };
      line += newlines(bytes, at, end);
      at = end - 1;
    } else if (value === byte.openBrace || value === byte.openBracket) depth++;
    else if (value === byte.closeBrace || value === byte.closeBracket) depth--;
  }
  return undefined;
}

/** One past the quote that closes the string beginning here. */
function stringEnd(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== byte.quote) at += bytes[at] === byte.backslash ? 2 : 1;
  return Math.min(at + 1, bytes.length);
}

const colon = 0x3a;

function listAfter(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && (isSpace(bytes[at]) || bytes[at] === colon)) at++;
  return bytes[at] === byte.openBracket && bytes.subarray(from, at).includes(colon) ? at : -1;
}

function newlines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (bytes[at] === byte.newline) count++;
  return count;
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}
