import { byte, byteOrderMark, decodeUtf8, skipSpace } from '../bytes/bytes';

/**
 * Whether a `.json` file that begins with these bytes is surely meant as a dataset: a list of objects, or JSON Lines, an
 * object a line. Settings, manifests and single objects are not.
 */
export function beginsRecordList(head: Uint8Array): boolean {
  const from = skipSpace(head, byteOrderMark(head), head.length);
  if (head[from] === byte.openBracket) return head[skipSpace(head, from + 1, head.length)] === byte.openBrace;
  const end = head.indexOf(byte.newline, from);
  if (head[from] !== byte.openBrace || end < 0) return false;
  return (
    isObject(decodeUtf8(head.subarray(from, end))) &&
    head[skipSpace(head, end, head.length)] === byte.openBrace
  );
}

function isObject(text: string | undefined): boolean {
  try {
    const value: unknown = text === undefined ? undefined : JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
