import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsRecordList } from '../../../../src/core/dataset/reading/recordList';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r'), maxLength: 5 });
const bom = fc.constantFrom('', '\ufeff');
const object = fc.dictionary(fc.string(), fc.jsonValue());

describe('A .json file', () => {
  it('that is a list of objects is a dataset, however it is laid out, and wherever its beginning is cut', () => {
    const lists = fc.tuple(
      bom,
      space,
      fc.array(object, { minLength: 1, maxLength: 4 }),
      fc.nat(4),
      fc.nat(60),
    );
    fc.assert(
      fc.property(lists, ([mark, gap, records, indent, more]) => {
        const text = `${mark}${gap}${JSON.stringify(records, undefined, indent)}`;
        const bytes = encode(text);
        const needed = encode(text.slice(0, text.indexOf('{') + 1)).length;
        expect(beginsRecordList(bytes.subarray(0, needed + more))).toBe(true);
      }),
    );
  });

  it('of several lines with an object each is a dataset', () => {
    fc.assert(
      fc.property(bom, fc.array(object, { minLength: 2, maxLength: 4 }), (mark, records) => {
        expect(beginsRecordList(encode(mark + records.map((one) => JSON.stringify(one)).join('\n')))).toBe(
          true,
        );
      }),
    );
  });

  it('that is one object, a list of anything else, a number, a text or nothing is none', () => {
    const other = fc.oneof(
      object,
      fc.array(fc.oneof(fc.integer(), fc.string(), fc.array(fc.integer()))),
      fc.string(),
    );
    fc.assert(
      fc.property(bom, space, other, fc.nat(4), (mark, gap, value, indent) => {
        expect(beginsRecordList(encode(`${mark}${gap}${JSON.stringify(value, undefined, indent)}\n`))).toBe(
          false,
        );
      }),
    );
  });

  it('of any bytes is told without an error', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void beginsRecordList(bytes)));
  });
});
