import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Examination } from '../../../src/core/protocol/editorApi';
import { question, writeDataset } from '../dataset';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const jsonl = writeDataset(folder, 20, 'known.jsonl');
const csv = join(folder, 'known.csv');
const header = 'question,answer,level\r\n';
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const line = (number: number): string =>
  `${cell(question(number))},${cell(`Count "them"\r\n#### ${number}`)},Level ${1 + (number % 5)}`;
const csvOf = (records: readonly string[]): string => header + records.map((one) => `${one}\r\n`).join('');
writeFileSync(csv, csvOf(Array.from({ length: 20 }, (_, number) => line(number))));

const columnsOf = ({ columns }: Examination): Record<string, number[]> =>
  Object.fromEntries(columns.map(({ id, values }) => [id, [...values]]));

/** What scoring gives these records where they are the file. */
async function scored(name: string, content: string): Promise<Record<string, number[]>> {
  const path = join(folder, name);
  writeFileSync(path, content);
  await engine.call('score', { path, measures: ['human', 'length'] });
  const { table } = await engine.call('table', { path });
  return Object.fromEntries(table.map(({ id, values }) => [id, [...values]]));
}

describe('records that are examined', () => {
  it('of JSON Lines get the scores that they get when they are in the file', async () => {
    const records = Array.from({ length: 30 }, (_, at) =>
      JSON.stringify({
        question: question(100 + at),
        answer: `One.\nTwo.\n#### ${at}`,
        level: `Level ${(at % 5) + 1}`,
      }),
    );
    const examination = await engine.call('examine', { path: jsonl, records });
    expect(examination.problems).toEqual(records.map(() => ''));
    expect(columnsOf(examination)).toEqual(await scored('new.jsonl', records.join('\n')));
  });

  it('of CSV get the scores that they get when they are in the file, broken ones the same problem', async () => {
    const records = [
      ...Array.from({ length: 12 }, (_, at) => line(200 + at)),
      'one,two',
      'a,b,c,d',
      '"open,b,c',
    ];
    const examination = await engine.call('examine', { path: csv, records });
    const inFile = await scored('new.csv', csvOf(records));
    expect(columnsOf(examination)).toEqual(inFile);
    const problems = await engine.call('problems', { path: join(folder, 'new.csv') });
    expect(examination.problems.flatMap((text, row) => (text ? [{ row, text }] : []))).toEqual(
      problems.map(({ row, text }) => ({ row, text })),
    );
  });

  it('have no value by a measure that looks at the whole dataset, and none that the dataset lacks', async () => {
    const { columns } = await engine.call('examine', { path: jsonl, records: ['{"question": "Why?"}'] });
    expect(columns.map(({ id }) => id)).toEqual([
      'human.level',
      'questionWords',
      'questionChars',
      'questionTokens',
      'answerWords',
      'answerChars',
      'answerTokens',
      'steps',
    ]);
  });

  it('that cannot be used have a problem and no score, and leave the others alone', async () => {
    const good = JSON.stringify({ question: 'How many are left?', answer: '2', level: 'Level 2' });
    const records = [good, '{"question": ', '', '[]', '"text"', good];
    const examination = await engine.call('examine', { path: jsonl, records });
    expect(examination.problems.map((text) => text !== '')).toEqual([false, true, true, true, true, false]);
    for (const values of Object.values(columnsOf(examination))) {
      expect([...values.slice(1, 5)]).toEqual([NaN, NaN, NaN, NaN]);
      expect(values[0]).toBe(values[5]);
    }
    expect(columnsOf(examination)['questionWords']![0]).toBe(4);
  });

  it('may be anything: none makes it throw, each gets a word', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.string({ unit: fc.constantFrom(...'",\r\n{}[]:0a') }),
      fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', '\0', '\u2028', 'a') }),
      fc.constantFrom('['.repeat(100_000), `{"question": ${'['.repeat(600)}${']'.repeat(600)}}`),
    );
    const law = fc.asyncProperty(
      fc.array(text, { maxLength: 20 }),
      fc.constantFrom(jsonl, csv),
      async (records, path) => {
        const { columns, problems } = await engine.call('examine', { path, records });
        expect(problems).toHaveLength(records.length);
        for (const { values } of columns) expect(values).toHaveLength(records.length);
      },
    );
    await fc.assert(law, { numRuns: 60 });
  });
});
