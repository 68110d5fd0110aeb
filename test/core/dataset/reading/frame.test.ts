import { describe, expect, it } from 'vitest';
import type { Format } from '../../../../src/core/dataset/reading/formats';
import { frameOf } from '../../../../src/core/dataset/reading/frame';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function frameAs(format: Format, before: string, gap: string, after: string): Record<string, string> {
  const frame = frameOf(format, { before: encode(before), gap: encode(gap), after: encode(after) });
  return { open: decode(frame.open), between: decode(frame.between), close: decode(frame.close) };
}

describe('the frame of a JSON list', () => {
  it('stands as it stood in the file', () => {
    expect(frameAs('json', '\ufeff[\n  ', ',\r\n  ', '\r\n]\r\n')).toEqual({
      open: '\ufeff[\n  ',
      between: ',\r\n  ',
      close: '\r\n]\r\n',
    });
  });

  it('is made up where the file has but one record, so no comma', () => {
    expect(frameAs('json', '[', ']', ']')).toEqual({ open: '[', between: ',\n', close: ']' });
  });

  it('is made up where that of the file is broken', () => {
    expect(frameAs('json', '[ , ', ' ', ' , ] x')).toEqual({ open: '[\n', between: ',\n', close: '\n]\n' });
  });
});

describe('the frame of JSON Lines', () => {
  it('has the byte order mark and the line ending of the file, no blank lines', () => {
    expect(frameAs('jsonl', '\ufeff\r\n', '\r\n\r\n', '')).toEqual({
      open: '\ufeff',
      between: '\r\n',
      close: '\r\n',
    });
  });

  it('ends lines with a line feed where the file has only one', () => {
    expect(frameAs('jsonl', '', '', '')).toEqual({ open: '', between: '\n', close: '\n' });
  });
});

describe('the frame of CSV', () => {
  it('has the header as it stood and the line ending of the file', () => {
    expect(frameAs('csv', '\ufeff"a",b', '\r\n', '')).toEqual({
      open: '\ufeff"a",b\r\n',
      between: '\r\n',
      close: '\r\n',
    });
  });
});
