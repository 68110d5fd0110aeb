import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DatasetFile } from '../../../../src/engine/sources/datasetFile';
import {
  joinItems,
  type ItemJoin,
  type JoinableItems,
} from '../../../../src/engine/responseLogs/joining/joinItems';
import { readResponses } from '../../../../src/engine/responseLogs/readResponses';
import type { ItemClue } from '../../../../src/engine/responseLogs/reading/responseLog';
import { textHash } from '../../../../src/engine/responseLogs/reading/textHash';
import { alsoShared, sharedFolder } from '../../../shared';
import { temporaryFolder } from '../../../temporary';

const folder = temporaryFolder();
const questions = ['What is 2 plus 2?', 'Half of 90?', 'Is 7 prime?', 'Count the  legs\nof 3 cats.'];

let files = 0;
function dataset(records: readonly object[]): Promise<DatasetFile> {
  const path = join(folder, `data-${files++}.jsonl`);
  writeFileSync(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return DatasetFile.open(path);
}

const withKeys = (): Promise<DatasetFile> =>
  dataset(questions.map((question, at) => ({ id: `k${at + 5}`, question, answer: String(at) })));
const withoutKeys = (): Promise<DatasetFile> =>
  dataset(questions.map((question) => ({ question, answer: 'x' })));

function log(items: readonly string[], clues: readonly (ItemClue | undefined)[] = []): JoinableItems {
  return { items, clues: new Map(clues.flatMap((clue, at) => (clue ? [[at, clue] as const] : []))) };
}

async function joined(items: JoinableItems, to: Promise<DatasetFile>): Promise<ItemJoin> {
  return joinItems(items, await to);
}

async function idsOf(file: DatasetFile): Promise<string[]> {
  const ids: string[] = [];
  for await (const batch of file.examples()) ids.push(...batch.map(({ id }) => id));
  return ids;
}

describe('items and the examples they are', () => {
  it('are joined by key', async () => {
    const join = await joined(log(['k6', 'k5', 'elsewhere', 'k8']), withKeys());
    expect(join).toMatchObject({ by: 'key', matched: 3, tried: { key: 3, id: 0, question: 0, row: 0 } });
    expect([...join.itemOfRow]).toEqual([1, 0, -1, 3]);
    expect([...join.unmatched]).toEqual([2]);
  });

  it('are joined by the hash of the record, in capitals too', async () => {
    const file = await withoutKeys();
    const ids = await idsOf(file);
    const join = await joinItems(log([ids[2]!.toUpperCase(), ids[0]!]), file);
    expect(join).toMatchObject({ by: 'id', matched: 2 });
    expect([...join.itemOfRow]).toEqual([1, -1, 0, -1]);
  });

  it('are joined by the text of the question, white space counted once', async () => {
    const join = await joined(
      log(['Half  of 90? ', 'Count the legs of 3 cats.', 'Is 8 prime?']),
      withoutKeys(),
    );
    expect(join).toMatchObject({ by: 'question', matched: 2 });
    expect([...join.itemOfRow]).toEqual([-1, 0, -1, 1]);
    expect([...join.unmatched]).toEqual([2]);
  });

  it.each([
    ['from 0', ['0', '1', '3'], [0, 1, -1, 2]],
    ['from 1', ['1', '2', '4'], [0, 1, -1, 2]],
    ['in words', ['q_1', 'q_2', 'q_4'], [0, 1, -1, 2]],
  ])('are joined by row, counted %s', async (_, items, rows) => {
    const join = await joined(log(items), withoutKeys());
    expect(join).toMatchObject({ by: 'row', matched: 3 });
    expect([...join.itemOfRow]).toEqual(rows);
  });

  it('are not joined by row where something better finds half of them', async () => {
    const clues = questions.map((text, row) => ({ row, ...(row < 2 ? { text: textHash(text) } : {}) }));
    const join = await joined(log(['a', 'b', 'c', 'd'], clues), withoutKeys());
    expect(join).toMatchObject({ by: 'question', matched: 2, tried: { question: 2, row: 4 } });
    const less = await joined(log(['a', 'b', 'c', 'd', 'e'], [...clues, { row: 9 }]), withoutKeys());
    expect(less).toMatchObject({ by: 'row', matched: 4, tried: { question: 2, row: 4 } });
  });

  it('are joined by the way that is trusted most where several find the same number', async () => {
    const clues = questions.map((text, at) => ({ key: `k${at + 5}`, text: textHash(text) }));
    const join = await joined(log(['a', 'b', 'c', 'd'], clues), withKeys());
    expect(join).toMatchObject({ by: 'key', tried: { key: 4, question: 4 } });
  });

  it('share an item where the examples are the same', async () => {
    const twice = dataset([...questions, questions[1]!].map((question) => ({ question, answer: 'x' })));
    const join = await joined(log([questions[1]!, questions[0]!]), twice);
    expect(join.matched).toBe(2);
    expect([...join.itemOfRow]).toEqual([1, 0, -1, -1, 0]);
  });

  it('are all unmatched where nothing is common', async () => {
    const join = await joined(log(['a', 'b']), withKeys());
    expect(join).toMatchObject({ by: undefined, matched: 0 });
    expect([...join.unmatched]).toEqual([0, 1]);
    expect([...join.itemOfRow]).toEqual([-1, -1, -1, -1]);
  });

  it('are the same whatever order the dataset is in', async () => {
    const records = questions.map((question, at) => ({ question, answer: String(at) }));
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    const law = fc.asyncProperty(order, async (rows) => {
      const join = await joined(log(questions), dataset(rows.map((row) => records[row]!)));
      expect([...join.itemOfRow]).toEqual(rows);
    });
    await fc.assert(law, { numRuns: 20 });
  });
});

describe('a log of lm-evaluation-harness whose documents were shuffled', () => {
  it('finds its examples by the documents it carries, not by their numbers', async () => {
    const path = join(folder, 'samples_sums_2025-01-02T03-04-05.000000.jsonl');
    const sample = (row: number, doc_id: number): object => ({
      ...{ doc_id, doc: { question: questions[row], answer: String(row) }, target: String(row) },
      ...{ resps: [['4']], filtered_resps: ['4'], doc_hash: textHash(`doc ${row}`), acc: row % 2 },
    });
    writeFileSync(
      path,
      [sample(3, 0), sample(0, 1), sample(2, 2)].map((one) => `${JSON.stringify(one)}\n`).join(''),
    );
    const file = await readResponses([path]);
    const { by, itemOfRow, tried } = await joinItems(file, await withoutKeys());
    expect({ by, tried }).toEqual({ by: 'question', tried: { key: 0, id: 0, question: 3, row: 3 } });
    const correct = Array.from(itemOfRow, (item) =>
      item < 0 ? undefined : file.correct[file.item.indexOf(item)],
    );
    expect(correct).toEqual([0, undefined, 0, 1]);
  });
});

/** Records with a verdict a model, and the dataset that they answer, in another order. */
function writeVerdicts(): [solutions: string, dataset: string, models: string[], items: number] {
  const models = ['large', 'small'];
  const asked = Array.from({ length: 40 }, (_, at) => `How many are ${at} and ${at + 2}?`);
  const write = (name: string, records: readonly object[]): string => {
    const path = join(folder, name);
    writeFileSync(path, records.map((one) => `${JSON.stringify(one)}\n`).join(''));
    return path;
  };
  const verdict = (row: number, model: number): object => ({
    is_correct: row % (model + 2) > 0,
    solution: 'so',
  });
  const solutions = asked.map((question, row) => ({
    question,
    ground_truth: `${row}`,
    ...Object.fromEntries(models.map((name, model) => [name, verdict(row, model)])),
  }));
  const dataset = asked.map((question, row) => ({ question, answer: `${2 * row + 2}` })).reverse();
  return [write('verdicts.jsonl', solutions), write('asked.jsonl', dataset), models, asked.length];
}

describe('the solutions of models, beside what they answer,', () => {
  const gsm8k = (name: string): string => join(sharedFolder, 'data', 'gsm8k', name);
  it.each([
    writeVerdicts(),
    ...alsoShared<ReturnType<typeof writeVerdicts>>([
      gsm8k('example_model_solutions.jsonl'),
      gsm8k('test.jsonl'),
      ['6b_finetuning', '6b_verification', '175b_finetuning', '175b_verification'],
      1319,
    ]),
  ])(
    'are read as verdicts, and are those of the questions: %s',
    async (solutions, dataset, models, items) => {
      const read = await readResponses([solutions]);
      expect(read.respondents).toEqual(models);
      const answers = models.length * items;
      expect(read.report).toMatchObject({ items, answers, problemCount: 0, unanswered: [] });
      const { by, matched, itemOfRow } = await joinItems(read, await DatasetFile.open(dataset));
      expect({ by, matched }).toEqual({ by: 'question', matched: items });
      expect(new Set(itemOfRow).size).toBe(items);
      expect(itemOfRow.includes(-1)).toBe(false);
      const own = await joinItems(read, await DatasetFile.open(solutions));
      expect(own).toMatchObject({ by: 'id', matched: items });
    },
  );
});
