import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileStart } from '../../../../src/core/dataset/bytes/fileStart';
import { chunksOf } from '../scan';

const mark = [0xef, 0xbb, 0xbf];
const anyStart = fc.tuple(
  fc.constantFrom([], mark.slice(0, 1), mark.slice(0, 2), mark, [...mark, ...mark]),
  fc.array(fc.constantFrom(0x41, ...mark), { maxLength: 4 }),
);

describe('the start of a file', () => {
  it('gives back all bytes but the mark, however the file is cut', () => {
    const law = fc.property(anyStart, fc.array(fc.nat({ max: 8 })), ([head, tail], cuts) => {
      const bytes = [...head, ...tail];
      const hasMark = mark.every((value, at) => bytes[at] === value);
      const { start, read } = readIn(Uint8Array.from(bytes), cuts);
      expect(read).toEqual(hasMark ? bytes.slice(3) : bytes);
      expect(start.mark).toBe(hasMark ? 3 : 0);
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('keeps what it holds back when the chunk it came in is written over', () => {
    const start = new FileStart();
    const buffer = Buffer.from([0xef, 0xbb]);
    expect(start.after(buffer)).toHaveLength(0);
    buffer.fill(0);
    expect([...start.after(Uint8Array.of(0xbf, 0x41))]).toEqual([0x41]);
  });
});

function readIn(bytes: Uint8Array, cuts: readonly number[]): { start: FileStart; read: number[] } {
  const start = new FileStart();
  const read = chunksOf(bytes, cuts).flatMap((chunk) => [...start.after(chunk)]);
  return { start, read: [...read, ...start.rest()] };
}
