import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonArrayScanner } from '../../../../src/core/dataset/reading/jsonArray';
import { cutsThatMatter, filler, layOut, record, scan, type Found, type Piece } from '../scan';
import { itHoldsToTheScannerLaws } from '../scannerLaws';

const space = fc
  .array(fc.constantFrom(' ', '\n', '\r\n', '\t'), { maxLength: 3 })
  .map((parts) => parts.join(''));
const value = fc
  .tuple(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(0, 2))
  .map(([json, indent]) => JSON.stringify(json, null, indent));
const element = fc
  .tuple(space, value, space)
  .map(([before, text, after]) => [filler(before), record(text), filler(after)]);

/** A JSON file that holds a list of any values, spaced in any way. */
const list = fc
  .tuple(fc.constantFrom('', '\ufeff'), space, fc.array(element, { maxLength: 5 }), space)
  .map(([mark, before, elements, after]): Piece[] => [
    filler(`${mark}${before}[`),
    ...elements.flatMap((pieces, at) => (at > 0 ? [filler(','), ...pieces] : pieces)),
    filler(`]${after}`),
  ]);

const read = (text: string): Found => scan(new JsonArrayScanner(), new TextEncoder().encode(text));

describe('the JSON list scanner', () => {
  it('finds exactly the elements that were written, with their lines', () => {
    const law = fc.property(list, fc.array(fc.nat({ max: 400 })), (pieces, cuts) => {
      const { bytes, spans } = layOut(pieces);
      expect(scan(new JsonArrayScanner(), bytes, cuts)).toEqual({ spans, problems: [] });
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('finds the same wherever the file is cut in two', () => {
    const law = fc.property(list, (pieces) => {
      expect(cutsThatMatter(() => new JsonArrayScanner(), layOut(pieces))).toEqual([]);
    });
    fc.assert(law, { numRuns: 40 });
  });

  itHoldsToTheScannerLaws(() => new JsonArrayScanner(), '[]{},,"\\a \n');
});

describe('the JSON list scanner on a broken file', () => {
  it.each([
    ['an empty file', ' \n', 2, 'the file holds no list'],
    ['a missing end', '[{}', 1, 'the file ends inside this record'],
    ['a missing end after a comma', '[{},\n', 2, 'the file ends before the list is closed with ]'],
    ['a list that is not begun', '{"a": [1, 2]}', 1, 'the file is not a list of records ([ … ])'],
    ['a comma too many at the end', '[{},\n]', 2, 'a comma stands before the bracket that closes the list'],
    ['a comma too many', '[{},\n,{}]', 2, 'a record is missing before this comma'],
    ['a comma at the start', '[,{}]', 1, 'a record is missing before this comma'],
    ['something after the end', '[{}]\n{}', 2, 'there is more after the end of the list'],
    ['a string that is not closed', '[{"a": "b}, {}]', 1, 'the file ends inside this record'],
  ])('says what is wrong with %s', (_, text, line, problem) => {
    expect(read(text).problems).toEqual([expect.objectContaining({ line, text: problem })]);
  });

  it('says only once that there is more after the end', () => {
    expect(read('[{}] [{}] x').problems).toHaveLength(1);
  });

  it('still finds the records after one that is no JSON inside', () => {
    expect(read('[{"a": x y}, {"a": 2}]').spans).toEqual([
      [1, 11, 1],
      [13, 21, 1],
    ]);
  });

  it('still finds the records after one with a bracket too many', () => {
    expect(read('[{"a": 1}},\n{"a": 2},\n{"a": 3}]').spans).toEqual([
      [1, 10, 1],
      [12, 20, 2],
      [22, 30, 3],
    ]);
  });

  it('takes the whole of a file that is no list for one broken record', () => {
    expect(read('\n{"a": 1}\n')).toEqual({
      spans: [[1, 9, 2]],
      problems: [{ row: 0, line: 2, text: 'the file is not a list of records ([ … ])' }],
    });
  });
});
