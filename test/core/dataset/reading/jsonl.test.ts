import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonlScanner } from '../../../../src/core/dataset/reading/jsonl';
import { cutsThatMatter, filler, layOut, record, scan, type Piece } from '../scan';
import { itHoldsToTheScannerLaws } from '../scannerLaws';

const object = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
const newline = fc.constantFrom('\n', '\r\n');
const blankLine = fc.tuple(fc.constantFrom('', ' ', '\t ', '\r'), newline).map((parts) => parts.join(''));
const line = fc
  .tuple(fc.array(blankLine, { maxLength: 2 }), object, newline)
  .map(([blank, value, end]) => [filler(blank.join('')), record(JSON.stringify(value)), filler(end)]);

/** A JSON Lines file of any records, with or without a byte order mark and a last newline. */
const file = fc
  .tuple(fc.constantFrom('', '\ufeff'), fc.array(line, { maxLength: 5 }), fc.boolean())
  .map(([mark, lines, cutLast]): Piece[] => [
    filler(mark),
    ...(cutLast ? lines.flat().slice(0, -1) : lines.flat()),
  ]);

describe('the JSON Lines scanner', () => {
  it('finds exactly the records that were written, with their lines', () => {
    const law = fc.property(file, fc.array(fc.nat({ max: 400 })), (pieces, cuts) => {
      const { bytes, spans } = layOut(pieces);
      expect(scan(new JsonlScanner(), bytes, cuts)).toEqual({ spans, problems: [] });
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('finds the same wherever the file is cut in two', () => {
    const law = fc.property(file, (pieces) => {
      expect(cutsThatMatter(() => new JsonlScanner(), layOut(pieces))).toEqual([]);
    });
    fc.assert(law, { numRuns: 40 });
  });

  it('leaves a carriage return at the very end of the file out of the record', () => {
    const bytes = new TextEncoder().encode('{"a":1}\r');
    expect(scan(new JsonlScanner(), bytes, [7]).spans).toEqual([[0, 7, 1]]);
  });

  it('takes a line that is no JSON for a record all the same', () => {
    const bytes = new TextEncoder().encode('{"a":1}\n{"a":\n{"a":3}\n');
    expect(scan(new JsonlScanner(), bytes)).toEqual({
      spans: [
        [0, 7, 1],
        [8, 13, 2],
        [14, 21, 3],
      ],
      problems: [],
    });
  });

  it('holds more records than it first made room for', () => {
    const bytes = new TextEncoder().encode('{}\n'.repeat(5000));
    const { spans } = scan(new JsonlScanner(), bytes);
    expect(spans).toHaveLength(5000);
    expect(spans[4999]).toEqual([14997, 14999, 5000]);
  });

  itHoldsToTheScannerLaws(() => new JsonlScanner(), '{}"a \t\r\n\n\n');
});
