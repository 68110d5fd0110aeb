import type { DocumentRecord } from './documentRecords';

/** A stretch of lines and characters, both from 0; `end` is not part of it. */
export interface Span {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/**
 * What has to go so that a record on lines of its own goes without a trace: its lines with the line ending after them or,
 * of the last one of the document, before them.
 */
export function spanWithLineEnd({ line, endLine }: DocumentRecord, lines: LineLengths): Span {
  if (endLine + 1 < lines.count)
    return { start: { line, character: 0 }, end: { line: endLine + 1, character: 0 } };
  const end = { line: endLine, character: lines.lengthOf(endLine) };
  return line === 0
    ? { start: { line, character: 0 }, end }
    : { start: { line: line - 1, character: lines.lengthOf(line - 1) }, end };
}

/** The lines of a document. */
export interface LineLengths {
  readonly count: number;
  readonly lengthOf: (line: number) => number;
}
