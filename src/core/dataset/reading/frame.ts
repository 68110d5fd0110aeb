import { joined } from '../bytes/bytes';
import type { Format } from './formats';

/** What stands around the records of a file: before the first, between two, after the last. */
export interface Frame {
  readonly open: Uint8Array;
  readonly between: Uint8Array;
  readonly close: Uint8Array;
}

/** The pieces of a file that its frame is made of. */
export interface FramePieces {
  /** Everything before the first record; for CSV up to the end of the header. */
  readonly before: Uint8Array;
  /** Everything between the end of the first record and the start of the second, or of the file's end. */
  readonly gap: Uint8Array;
  /** Everything after the last record. */
  readonly after: Uint8Array;
}

const encoder = new TextEncoder();

/** The frame of a file, so that records put into it again look as they did. CSV: `hasHeader` says whether the first line is one. */
export function frameOf(format: Format, pieces: FramePieces, hasHeader = true): Frame {
  return format === 'json' ? listFrame(pieces) : lineFrame(format, pieces, hasHeader);
}

function listFrame({ before, gap, after }: FramePieces): Frame {
  const text = asText(gap);
  return {
    open: /^(?:ï»¿)?\s*\[\s*$/.test(asText(before)) ? before : encoder.encode('[\n'),
    between: /^\s*,\s*$/.test(text) ? gap : encoder.encode(',\n'),
    close: /^\s*\]\s*$/.test(asText(after)) ? after : encoder.encode('\n]\n'),
  };
}

function lineFrame(format: Format, { before, gap }: FramePieces, hasHeader: boolean): Frame {
  const found = /\r\n|\n|\r/.exec(asText(gap))?.[0] ?? '\n';
  // JSON Lines end in LF: what is read with CR alone is written right.
  const newline = encoder.encode(format === 'jsonl' && found === '\r' ? '\n' : found);
  const mark = before.subarray(0, before[0] === 0xef ? 3 : 0);
  if (format === 'jsonl') return { open: mark, between: newline, close: newline };
  return { open: hasHeader ? joined(before, newline) : before, between: newline, close: newline };
}

function asText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 4096));
}
