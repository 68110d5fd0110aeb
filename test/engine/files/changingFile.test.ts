import fc from 'fast-check';
import { appendFileSync } from 'node:fs';
import { open, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { DatasetChanged } from '../../../src/engine/sources/datasetChanged';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { OpenDatasets } from '../../../src/engine/sources/openDataset';
import { indexFile } from '../../../src/engine/sources/indexFile';
import { tempFolder } from './tempFolder';

const folder = tempFolder();

function recordsOf(words: readonly string[]): string[] {
  return words.map((word, row) => JSON.stringify({ question: word, answer: String(row) }));
}

/** What may happen to a file: each gives its new content, or does what it does by itself. */
const edits: Record<string, (path: string, lines: readonly string[], at: number) => Promise<void>> = {
  grown: (path, lines, at) => put(path, lines.with(at, lines[at]!.replace('{', '{"more":"text",'))),
  shrunk: (path, lines, at) => put(path, lines.toSpliced(at, 1)),
  'of the same size': (path, lines, at) =>
    put(path, lines.with(at, lines[at]!.replace('question', 'quesTion'))),
  reordered: (path, lines) => put(path, lines.toReversed()),
  truncated: async (path, lines, at) => truncate(path, lines.slice(0, at).join('\n').length),
  replaced: async (path, lines) => {
    await put(`${path}.new`, lines.toReversed());
    await rename(`${path}.new`, path);
  },
  removed: (path) => rm(path),
};

function put(path: string, lines: readonly string[]): Promise<void> {
  return writeFile(path, lines.map((line) => `${line}\n`).join(''));
}

describe('A file that is changed after it was opened', () => {
  it('gives records as they were or says that it was changed, never anything else', async () => {
    const law = fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 2, maxLength: 30 }),
      fc.constantFrom(...Object.keys(edits)),
      fc.nat(),
      async (words, edit, place) => {
        const lines = recordsOf(words);
        const path = folder.at('changing.jsonl');
        await put(path, lines);
        const file = await DatasetFile.open(path);
        await edits[edit]!(path, lines, place % lines.length);
        try {
          for await (const batch of file.records())
            for (const { row, bytes } of batch) expect(bytes.toString()).toBe(lines[row]);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.message).toMatch(
            /changing\.jsonl (was changed while it was read: .*|.*no such file.*)\.$|Cannot read/,
          );
        }
        // Records that are the same read backwards change nothing.
        if (edit !== 'reordered' && edit !== 'replaced') expect(await file.isUnchanged()).toBe(false);
      },
    );
    await fc.assert(law, { numRuns: 60 });
  });

  it('is the same still where it was only touched', async () => {
    const path = await folder.write('touched.jsonl', '{"question": "a"}\n');
    const file = await DatasetFile.open(path);
    await setTimeout(20);
    await writeFile(path, '{"question": "a"}\n');
    expect(await file.isUnchanged()).toBe(true);
    await writeFile(path, '{"question": "b"}\n');
    expect(await file.isUnchanged()).toBe(false);
  });

  it('refuses the records of a CSV file whose header was changed alone', async () => {
    const path = await folder.write('header.csv', 'question,answer\na,b\n');
    const file = await DatasetFile.open(path);
    expect(file.index.header?.toString()).toBe('question,answer');
    await writeFile(path, 'question,reward\nx,y\n');
    await expect(file.records().next()).rejects.toThrow(DatasetChanged);
  });
});

describe('A file that is being written', () => {
  it('is read when it is whole, wherever the writer pauses', async () => {
    const text = Array.from({ length: 400 }, (_, row) => `{"question": "what is ${row}"}\n`).join('');
    const law = fc.asyncProperty(fc.integer({ min: 1, max: text.length - 1 }), async (half) => {
      const path = folder.at('half.jsonl');
      const writer = await open(path, 'w');
      await writer.write(text.slice(0, half));
      const opened = DatasetFile.open(path, {}, { quiet: 150 });
      await setTimeout(30);
      await writer.write(text.slice(half));
      await writer.close();
      expect((await opened).count).toBe(400);
    });
    await fc.assert(law, { numRuns: 12 });
  });

  it('is waited for where it ends in the middle of a record, or is empty', async () => {
    for (const begin of ['', '{"question": "what is 0"}\n{"ques']) {
      const path = await folder.write('cut.jsonl', begin);
      const opened = DatasetFile.open(path);
      await setTimeout(30);
      await writeFile(path, '{"question": "what is 0"}\n{"question": "what is 1"}\n');
      expect((await opened).count).toBe(2);
    }
  });

  it('is waited for longer where a program that saves it emptied it first', async () => {
    const path = await folder.write('saved.jsonl', '{"question": "what is 0"}\n');
    const datasets = new OpenDatasets();
    const opened = async (): Promise<number> =>
      (await datasets.open({ path }, new AbortController().signal)).count;
    expect(await opened()).toBe(1);
    await writeFile(path, '');
    const again = opened();
    await setTimeout(2600);
    await writeFile(path, '{"question": "what is 0"}\n{"question": "what is 1"}\n');
    expect(await again).toBe(2);
  });

  it('is given up in one sentence where it never comes to rest', async () => {
    const path = await folder.write('restless.jsonl', '{"question": "a"}\n');
    const writing = setInterval(() => appendFileSync(path, '{"question": "b"}\n'), 2);
    onTestFinished(() => clearInterval(writing));
    await expect(indexFile(path, { quiet: 500 })).rejects.toThrow(
      /^restless\.jsonl is being written by another program: wait until it is finished, then try again\.$/,
    );
  });
});

describe('A record that is too long to be read', () => {
  it('is a record that cannot be used, and says so; all others are read', async () => {
    const long = JSON.stringify({ question: 'x'.repeat(9 * 2 ** 20) });
    const path = await folder.write('long.jsonl', `{"question": "a"}\n${long}\n{"question": "b"}\n`);
    const file = await DatasetFile.open(path);
    expect(file.count).toBe(3);
    expect(await file.problems()).toEqual([
      { row: 1, line: 2, text: 'it is 10 MB long; records of up to 8 MB are read' },
    ]);
  });
});
