import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Scanner } from '../../../src/core/dataset/reading/spans';
import { pendingsOf, scan } from './scan';

const anyCuts = fc.array(fc.nat({ max: 40 }), { maxLength: 8 });

/** Bytes that are mostly those a scanner knows by name, so that every state of it is reached. */
function bytesLike(alphabet: string): fc.Arbitrary<Uint8Array> {
  const known = fc.constantFrom(...new TextEncoder().encode(alphabet));
  const byte = fc.oneof({ weight: 9, arbitrary: known }, { weight: 1, arbitrary: fc.nat({ max: 255 }) });
  const bytes = fc.array(byte, { maxLength: 40 });
  return fc
    .tuple(fc.constantFrom([], [0xef, 0xbb, 0xbf], [0xef, 0xbb], [0xef]), bytes)
    .map(([mark, rest]) => Uint8Array.from([...mark, ...rest]));
}

/** What every scanner must hold to whatever it is given. */
export function itHoldsToTheScannerLaws(make: () => Scanner, alphabet: string, newline = '\n'): void {
  const bytes = bytesLike(alphabet);

  it('finds the same in any bytes wherever they are cut', () => {
    const law = fc.property(bytes, anyCuts, (file, cuts) => {
      expect(scan(make(), file, cuts)).toEqual(scan(make(), file));
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('finds the same in any bytes handed over one at a time', () => {
    const law = fc.property(bytes, (file) => {
      expect(scan(make(), file, [...file.keys()])).toEqual(scan(make(), file));
    });
    fc.assert(law, { numRuns: 200 });
  });

  it('keeps the records of any bytes apart, in order, and on their lines', () => {
    const law = fc.property(bytes, (file) => {
      let last = 0;
      for (const [start, end, line] of scan(make(), file).spans) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(line).toBe(1 + count(file.subarray(0, start), newline));
        last = end;
      }
      expect(last).toBeLessThanOrEqual(file.length);
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('never lets go of a byte that a later record needs', () => {
    const law = fc.property(bytes, anyCuts, (file, cuts) => {
      const { spans } = scan(make(), file);
      let last = 0;
      for (const { read, pending, known } of pendingsOf(make(), file, cuts)) {
        expect(pending).toBeGreaterThanOrEqual(last);
        expect(pending).toBeLessThanOrEqual(Math.min(read, spans[known]?.[0] ?? file.length));
        last = pending;
      }
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('lets go of everything at the end of any file', () => {
    const law = fc.property(bytes, anyCuts, (file, cuts) => {
      const scanner = make();
      scan(scanner, file, cuts);
      expect(scanner.pending).toBe(file.length);
    });
    fc.assert(law);
  });

  it('reads random bytes without throwing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (file) => void scan(make(), file)));
  });
}

function count(bytes: Uint8Array, newline: string): number {
  const code = newline.charCodeAt(0);
  return bytes.filter((value) => value === code).length;
}
