import type { RecordSpans, Scanner, StructureProblem } from '../../../src/core/dataset/reading/spans';

/** Where one record lies: its first byte, one past its last, the line it begins on. */
export type Span = readonly [start: number, end: number, line: number];

/** What a scanner finds in these bytes. */
export interface Found {
  readonly spans: readonly Span[];
  readonly problems: readonly StructureProblem[];
}

/** Hands bytes to a scanner, cut at these positions, and tells what it found. */
export function scan(scanner: Scanner, bytes: Uint8Array, cuts: readonly number[] = []): Found {
  for (const chunk of chunksOf(bytes, cuts)) scanner.push(chunk);
  scanner.finish();
  return found(scanner.spans.finish());
}

/** The spans and problems as plain lists. */
export function found({ count, start, end, line, problems }: RecordSpans): Found {
  const spans = Array.from({ length: count }, (_, row) => [start[row]!, end[row]!, line[row]!] as const);
  return { spans, problems };
}

/** The positions at which a file can be cut in two so that a scanner does not find these spans in it any more. */
export function cutsThatMatter(
  make: () => Scanner,
  { bytes, spans }: { bytes: Uint8Array; spans: readonly Span[] },
): number[] {
  const expected = JSON.stringify({ spans, problems: [] });
  const cuts = Array.from({ length: bytes.length + 1 }, (_, cut) => cut);
  return cuts.filter((cut) => JSON.stringify(scan(make(), bytes, [cut])) !== expected);
}

/** The bytes cut at these positions, empty chunks kept. */
export function chunksOf(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const edges = [
    0,
    ...cuts.filter((cut) => cut <= bytes.length).sort((one, other) => one - other),
    bytes.length,
  ];
  return edges.slice(1).map((to, at) => bytes.subarray(edges[at], to));
}

/** What stood in `pending` after each chunk, and how many records were known then. */
export function pendingsOf(scanner: Scanner, bytes: Uint8Array, cuts: readonly number[]): Pending[] {
  let read = 0;
  return chunksOf(bytes, cuts).map((chunk) => {
    scanner.push(chunk);
    read += chunk.length;
    return { read, pending: scanner.pending, known: scanner.spans.count };
  });
}

interface Pending {
  readonly read: number;
  readonly pending: number;
  readonly known: number;
}

const encoder = new TextEncoder();

/** A piece of a file: a record, or what stands between records. */
export interface Piece {
  readonly text: string;
  readonly isRecord: boolean;
}

/** A piece that is a record. */
export const record = (text: string): Piece => ({ text, isRecord: true });

/** A piece that is none. */
export const filler = (text: string): Piece => ({ text, isRecord: false });

/** A file put together from pieces, and where its records must be found. */
export function layOut(pieces: readonly Piece[], newline = '\n'): { bytes: Uint8Array; spans: Span[] } {
  const spans: Span[] = [];
  let text = '';
  let size = 0;
  let line = 1;
  for (const piece of pieces) {
    const length = encoder.encode(piece.text).length;
    if (piece.isRecord) spans.push([size, size + length, line]);
    line += piece.text.split(newline).length - 1;
    size += length;
    text += piece.text;
  }
  return { bytes: encoder.encode(text), spans };
}
