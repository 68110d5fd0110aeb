import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentRecords } from '../../../src/extension/records/documentRecords';
import { nearbyLine } from '../../../src/extension/records/nearbyLine';
import { spanWithLineEnd } from '../../../src/extension/records/recordSpan';
import { documentOf } from './document';

const record = (name: string): string => `{"question":"${name}"}`;

/** A text without a span of it. */
function without(text: string, line: number): string {
  const document = documentOf(text);
  const found = documentRecords(document, 'jsonl').at(line)!;
  const { start, end } = spanWithLineEnd(found, {
    count: document.lineCount,
    lengthOf: (at) => document.lineAt(at).text.length,
  });
  const lines = text.split('\n');
  const offset = (at: typeof start): number =>
    lines.slice(0, at.line).reduce((sum, one) => sum + one.length + 1, 0) + at.character;
  return text.slice(0, offset(start)) + text.slice(offset(end));
}

describe('the span of a record with its line ending', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1, maxLength: 6 });

  it('leaves the other lines as they are, with or without an ending after the last', () => {
    fc.assert(
      fc.property(names, fc.nat(), fc.boolean(), (drawn, which, ended) => {
        const at = which % drawn.length;
        const textOf = (all: readonly string[]): string =>
          all.map(record).join('\n') + (ended && all.length > 0 ? '\n' : '');
        expect(without(textOf(drawn), at)).toBe(textOf(drawn.filter((_, other) => other !== at)));
      }),
    );
  });

  it('takes all lines of a record that has several', () => {
    const text = 'question,answer\n"one\ntwo",1\nthree,3\n';
    const document = documentOf(text);
    const found = documentRecords(document, 'csv').at(2)!;
    const span = spanWithLineEnd(found, {
      count: document.lineCount,
      lengthOf: (at) => document.lineAt(at).text.length,
    });
    expect(span).toEqual({ start: { line: 1, character: 0 }, end: { line: 3, character: 0 } });
  });
});

describe('the line that a record stands on now', () => {
  const lines = ['a', 'b', 'c', 'd', 'e'].map(record);
  const records = documentRecords(documentOf(lines.join('\n')), 'jsonl');
  const idAt = (line: number): Uint32Array => records.at(line)!.id;

  it('is the nearest within reach', () => {
    expect(nearbyLine(records, idAt(3), 3, 0)).toBe(3);
    expect(nearbyLine(records, idAt(3), 1, 2)).toBe(3);
    expect(nearbyLine(records, idAt(0), 4, 4)).toBe(0);
  });

  it('is none beyond it, or where the record is gone', () => {
    expect(nearbyLine(records, idAt(0), 4, 3)).toBeUndefined();
    const other = documentRecords(documentOf(record('f')), 'jsonl').at(0)!.id;
    expect(nearbyLine(records, other, 2, 100)).toBeUndefined();
  });
});
