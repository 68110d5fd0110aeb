import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { concatenated, type Concatenated } from '../../../src/engine/folders/concatenated';
import type { FileKind } from '../../../src/engine/folders/fileKind';
import { temporaryFolder } from '../../temporary';

const root = temporaryFolder();
let made = 0;

/** These texts as files of a folder, joined; nothing is left where that fails. */
async function joined(
  kind: FileKind,
  texts: readonly (string | Uint8Array)[],
): Promise<Concatenated & { text: string }> {
  const folder = join(root, `d${made++}`);
  mkdirSync(folder);
  const names = texts.map((_, at) => `part-${at}.${kind}`);
  texts.forEach((text, at) => writeFileSync(join(folder, names[at]!), text));
  const out = join(folder, 'out');
  try {
    const result = await concatenated({ folder, names, kind }, out);
    const text = readFileSync(out, 'utf8');
    expect(result.sha256).toBe(createHash('sha256').update(text).digest('hex'));
    return { ...result, text };
  } catch (error) {
    expect(existsSync(out)).toBe(false);
    throw error;
  }
}

/** The lines that the places say are those of the files. */
function linesAsPlaced({ text, files }: Concatenated & { text: string }, texts: readonly string[]): void {
  const lines = text.split('\n');
  files.forEach(({ firstLine, droppedLines, firstByte }, at) => {
    const own = texts[at]!.split('\n').slice(droppedLines);
    // The last line may have become another; the first may begin after a bracket.
    own.slice(1, -1).forEach((line, to) => expect(lines[firstLine + to]).toBe(line));
    expect(
      Buffer.from(text)
        .subarray(0, firstByte)
        .filter((one) => one === 10).length,
    ).toBe(firstLine - 1);
  });
}

const ends = fc.constantFrom('', '\n', '\n\n', '\r\n');
const mark = fc.constantFrom('', '\ufeff');

describe('Files of lines', () => {
  it('are joined at the ends of lines, compressed or not', async () => {
    const { text, files } = await joined('jsonl', [
      '{"a":1}\n{"a":2}',
      gzipSync('\ufeff{"a":3}\n'),
      '',
      '{"a":4}',
    ]);
    expect(text).toBe('{"a":1}\n{"a":2}\n{"a":3}\n{"a":4}\n');
    expect(files.map(({ firstLine, firstByte }) => [firstLine, firstByte])).toEqual([
      [1, 0],
      [3, 16],
      [4, 24],
      [4, 24],
    ]);
  });

  it('have the same lines as before, whatever they are', async () => {
    const file = fc.tuple(
      mark,
      fc.array(fc.constantFrom('{"a":1}', '{}', 'x', '[1]'), { maxLength: 4 }),
      ends,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
        const texts = files.map(([start, lines, end]) => start + lines.join('\n') + end);
        const result = await joined('jsonl', texts);
        const before = files.flatMap(([, lines]) => lines);
        expect(result.text.split(/\r?\n/).filter((line) => line !== '')).toEqual(before);
        linesAsPlaced(
          result,
          texts.map((text) => text.replace('\ufeff', '')),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('JSON files', () => {
  it('that are lists are one list of the same items', async () => {
    const item = fc.oneof(
      fc.record({ a: fc.constantFrom(1, 'x]', '],', [1, []]) }),
      fc.constantFrom([], [[1]], 3),
    );
    const file = fc.tuple(mark, fc.array(item, { maxLength: 4 }), fc.constantFrom(0, 2), ends);
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
        const texts = files.map(
          ([start, items, spaces, end]) => start + JSON.stringify(items, null, spaces) + end,
        );
        const result = await joined('json', texts);
        expect(JSON.parse(result.text)).toEqual(files.flatMap(([, items]) => items));
        linesAsPlaced(
          result,
          texts.map((text) => text.replace(/\s*\]\s*$/, '')),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('that are objects are objects one after another', async () => {
    const { text } = await joined('json', ['{\n "a": 1\n}', '{"a":2}\n']);
    expect(text).toBe('{\n "a": 1\n}\n{"a":2}\n');
  });

  it('of which one is a list and another is not, or does not end, are refused', async () => {
    await expect(joined('json', ['[{"a":1}]', '{"a":2}'])).rejects.toThrow(
      'part-1.json is no list of JSON records, and part-0.json is one: name those of one kind by a pattern.',
    );
    await expect(joined('json', ['[{"a":1}]', '[{"a":2},'])).rejects.toThrow(
      'part-1.json is a JSON list that does not end: it is cut off, or something stands after it.',
    );
  });
});

describe('JSON files that are one object each', () => {
  const records = '[{"question":"a","answer":"1"},{"question":"b","answer":"2"}]';

  it.each([
    ['a list on one line', `{"data":${records}}`, '2'],
    ['a list on several lines', `{\n  "version": 1,\n  "data": ${records}\n}\n`, '2'],
    [
      'a longer list than is looked at first',
      `{"rows":[${`${records.slice(1, -1)},\n`.repeat(2000)}{"question":"c","answer":"3"}]}`,
      '4,001',
    ],
  ])('and hold %s are refused: each would pass for one record', async (_, text, count) => {
    await expect(joined('json', [text, text])).rejects.toThrow(
      `part-0.json is one JSON object that holds ${count} records, and only lists of records and JSON Lines are joined to other files: write it as one of them, or name the file alone.`,
    );
    await expect(joined('json', ['{"question":"a"}\n{"question":"b"}\n', text])).rejects.toThrow(
      /^part-1\.json (is one JSON object that holds|has other fields)/,
    );
    // Alone it is read as it is by itself.
    expect((await joined('json', [text])).text.trim()).toBe(text.trim());
  });

  it('and a record each are the records', async () => {
    const conversation =
      '{\n  "messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]\n}\n';
    expect((await joined('json', [conversation, conversation])).text).toBe(conversation + conversation);
    const answers = '{"question":"a","answers":["b","c"]}\n';
    expect((await joined('json', [answers, answers])).text).toBe(answers + answers);
  });
});

describe('Tables', () => {
  it('have the rows of all files under one header', async () => {
    const cell = fc.constantFrom('x', '', '1', 'a, b', 'say ""so""', 'line\nline', 'é');
    const row = fc.tuple(
      cell,
      cell.map((one) => `${one}.`),
    );
    const file = fc.tuple(mark, fc.array(row, { maxLength: 4 }), fc.constantFrom('', '\n'));
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
        const rowsOf = (rows: readonly (readonly string[])[]): string[] =>
          rows.map((cells) => cells.map((one) => `"${one}"`).join(','));
        const texts = files.map(
          ([start, rows, end]) => start + ['question,answer', ...rowsOf(rows)].join('\n') + end,
        );
        const result = await joined('csv', texts);
        const { data } = Papa.parse<string[]>(result.text.replace('\ufeff', ''), { skipEmptyLines: true });
        expect(data).toEqual([
          ['question', 'answer'],
          ...files.flatMap(([, rows]) => rows.map((cells) => cells.map((one) => one.replaceAll('""', '"')))),
        ]);
        linesAsPlaced(result, texts);
      }),
      { numRuns: 60 },
    );
  });

  it('with other columns are refused, both files and the column named', async () => {
    await expect(joined('csv', ['question,answer\na,b\n', 'question,solution\nc,d\n'])).rejects.toThrow(
      'part-1.csv has other columns than part-0.csv: column 2 is "solution", there it is "answer".',
    );
    await expect(joined('csv', ['question,answer\na,b\n', 'question,answer,level\nc,d,1\n'])).rejects.toThrow(
      'part-1.csv has other columns than part-0.csv: column 3 is "level", there it is missing.',
    );
    await expect(joined('csv', ['question,answer\na,b\n', 'question;answer\nc;d\n'])).rejects.toThrow(
      'part-1.csv separates its columns by ";", part-0.csv by ",": they are no one dataset.',
    );
  });

  it('that end within quotes are refused: a record would go on in the next file', async () => {
    await expect(joined('csv', ['question,answer\na,"b\n', 'question,answer\nc,d\n'])).rejects.toThrow(
      'part-0.csv ends within a field in quotes, which would go on in the next file: mend it, or read the files one by one.',
    );
  });
});
