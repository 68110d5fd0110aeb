import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JoinReport } from '../../../../src/core/protocol/importReport';
import { DatasetFile } from '../../../../src/engine/sources/datasetFile';
import { joinItems } from '../../../../src/engine/responseLogs/joining/joinItems';
import { joinReport } from '../../../../src/engine/responseLogs/joining/joinReport';
import {
  joinAsBefore,
  joinIdentity,
  lostItems,
  rememberJoin,
} from '../../../../src/engine/responseLogs/joining/rememberedJoin';
import type { ItemClue } from '../../../../src/engine/responseLogs/reading/responseLog';
import { textHash } from '../../../../src/engine/responseLogs/reading/textHash';
import '../../../properties';
import { temporaryFolder } from '../../../temporary';

const folder = temporaryFolder();
let files = 0;

const questionOf = (number: number): string => `What is ${number} times ${number + 3}?`;
const upTo = (count: number, first = 0): number[] => Array.from({ length: count }, (_, at) => first + at);

function dataset(records: readonly object[], map?: { key: readonly string[] }): Promise<DatasetFile> {
  const path = join(folder, `data-${files++}.jsonl`);
  writeFileSync(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return DatasetFile.open(path, map);
}

/** So many examples with ids made of their number. */
function withIds(rows: number, idOf: (row: number) => unknown): Promise<DatasetFile> {
  return dataset(upTo(rows).map((row) => ({ id: idOf(row), question: questionOf(row), answer: `${row}` })));
}

const withoutIds = (rows: number): Promise<DatasetFile> =>
  dataset(upTo(rows).map((row) => ({ question: questionOf(row), answer: `${row}` })));

async function reported(
  items: readonly string[],
  to: DatasetFile | Promise<DatasetFile>,
  clueOf: (at: number) => ItemClue | undefined = () => undefined,
): Promise<JoinReport> {
  const file = await to;
  const clues = new Map(items.flatMap((_, at) => (clueOf(at) ? [[at, clueOf(at)!] as const] : [])));
  const names = { items, clues };
  return joinReport({ ...names, join: await joinItems(names, file), count: file.count });
}

describe('ids that are written otherwise', () => {
  it.each([
    [
      'in other capitals',
      (at: number) => ` Q${at}`,
      (row: number) => `q${row}`,
      /without capitals, white space/,
    ],
    [
      'as decimals',
      (at: number) => `${at}.0`,
      (row: number) => row,
      /without capitals, white space and "\.0"/,
    ],
    [
      'with leading zeros',
      (at: number) => String(at),
      (row: number) => String(row).padStart(4, '0'),
      /without leading zeros/,
    ],
    [
      'as decimals of zeros',
      (at: number) => `${at}.0`,
      (row: number) => String(row).padStart(4, '0'),
      /without leading zeros/,
    ],
    [
      'with a prefix',
      (at: number) => String(at),
      (row: number) => `math/${row}`,
      /what stands before the number/,
    ],
  ])('are joined %s, in any order of the rows, and it is said', async (_, itemOf, idOf, note) => {
    const rows = upTo(40).reverse();
    const file = await dataset(
      rows.map((row) => ({ id: idOf(row), question: questionOf(row), answer: `${row}` })),
    );
    const names = { items: upTo(40).map(itemOf), clues: new Map() };
    const join = await joinItems(names, file);
    expect(Array.from(join.itemOfRow)).toEqual(rows);
    const report = joinReport({ ...names, join, count: file.count });
    expect(report).toMatchObject({ by: 'key', matched: 40, doubts: [] });
    expect(report.notes[0]).toMatch(note);
  });

  it('are no ids of other things that end with the same numbers', async () => {
    const report = await reported(
      upTo(40).map((at) => `algebra-${at}`),
      withIds(40, (row) => `geology-${row}`),
    );
    expect(report.by === undefined || report.doubts.length > 0).toBe(true);
  });
});

describe('a join that nothing speaks against', () => {
  it.each([
    ['by id', upTo(40).map((at) => `q${at}`), () => withIds(40, (row) => `q${row}`), 'key'],
    ['by row from 0', upTo(40).map(String), () => withoutIds(40), 'row'],
    ['by row from 1', upTo(40, 1).map((at) => `Item_${at}`), () => withoutIds(40), 'row'],
    [
      'by id, without what stands before the number',
      upTo(40).map(String),
      () => withIds(40, (row) => `q${row}`),
      'key',
    ],
    ['by question', upTo(40).map(questionOf), () => withoutIds(40), 'question'],
    [
      'by id, a fifth of the rows',
      upTo(8).map((at) => `q${5 * at}`),
      () => withIds(40, (row) => `q${row}`),
      'key',
    ],
  ])('%s has no doubts', async (_, items, to, by) => {
    const report = await reported(items, to());
    expect(report).toMatchObject({ by, doubts: [], matched: items.length });
    expect(report.example).toMatch(/^item ".+" would be row \d+/);
  });

  it('by row says from where it counts', async () => {
    const { notes } = await reported(upTo(40, 1).map(String), withoutIds(40));
    expect(notes).toEqual([
      'The items are taken for row numbers counted from 1: "1" is row 0 of the dataset, counted from 0.',
    ]);
  });
});

describe('a join that may be wrong', () => {
  it.each([
    [
      'under a tenth of the rows',
      ['q1', 'q2', 'q3'],
      () => withIds(40, (row) => `q${row}`),
      /^only 3 of 40 rows/,
    ],
    [
      'under a tenth of the items',
      ['q1', 'q2', ...upTo(30).map((at) => `other-${at}`)],
      () => withIds(10, (row) => `q${row}`),
      /^only 2 of 32 items are found/,
    ],
    [
      'rows whose ids are others',
      upTo(40).map((at) => `Item ${at}`),
      () => withIds(40, (row) => `geology-a${row}`),
      /own ids are not the items’ names in 40 of 40 rows/,
    ],
    [
      'rows whose ids are numbered otherwise',
      upTo(40).map(String),
      () => withIds(40, (row) => `q${row + 7}`),
      /the ids are the same only by their numbers, and 7 of 40 items are not found even so/,
    ],
    ['0 or 1 first', upTo(30, 1).map(String), () => withoutIds(40), /from 0 or from 1 cannot be told/],
    ['rows beyond the last', upTo(60).map(String), () => withoutIds(40), /20 row numbers lie beyond/],
    [
      'ids moved by one',
      upTo(40).map(String),
      () => withIds(40, (row) => row + 1),
      /39 of them are the same as they stand, 40 if each is moved by one/,
    ],
    [
      'two names for one row',
      [...upTo(20).map((at) => `q${at}`), ...upTo(20).map((at) => `Item ${at}`)],
      () => withoutIds(20),
      /20 items are the same example as another/,
    ],
  ])('has %s', async (_, items, to, doubt) => {
    const { doubts } = await reported(items, to());
    expect(doubts.filter((one) => doubt.test(one))).toHaveLength(1);
  });

  it('has the ids of the dataset, but other questions', async () => {
    const { by, doubts } = await reported(
      upTo(40).map(String),
      withIds(40, (row) => row),
      (at) => ({
        text: textHash(`Who wrote book ${at}?`),
      }),
    );
    expect(by).toBe('key');
    expect(doubts).toEqual(['the log’s questions are not the dataset’s in 40 of 40 rows']);
  });

  it('has row numbers that contradict themselves', async () => {
    const { doubts } = await reported(
      upTo(40).map((at) => `task:${at}`),
      withoutIds(40),
      (at) => ({ row: at - 1 }),
    );
    expect(doubts).toContain('1 item has no row number, or several');
  });
});

describe('an id of several rows', () => {
  it('joins those that ask the same, and none of those that ask different things', async () => {
    const records = [
      { id: 'a', question: questionOf(1), answer: 'x' },
      { id: 'a', question: questionOf(1), answer: 'y' },
      { id: 'b', question: questionOf(2), answer: 'x' },
      { id: 'b', question: questionOf(3), answer: 'x' },
      { id: 'c', question: questionOf(4), answer: 'x' },
    ];
    // Ids that are not each of one record are ids only where the user says so.
    const file = dataset(records, { key: ['id'] });
    const names = { items: ['a', 'b', 'c'], clues: new Map() };
    const joined = await joinItems(names, await file);
    expect([...joined.itemOfRow]).toEqual([0, 0, -1, -1, 2]);
    expect([...joined.unmatched]).toEqual([1]);
    const { notes } = joinReport({ ...names, join: joined, count: 5 });
    expect(notes).toEqual([
      '1 item fits several rows that ask different things, and none of these rows gets a score ("b" fits rows 2 and 3).',
    ]);
  });
});

describe('a dataset that is changed after an import', () => {
  const edits = fc.array(
    fc.record({ row: fc.nat(11), what: fc.constantFrom('edit', 'remove', 'double', 'first') }),
    { maxLength: 6 },
  );

  it.each(['row', 'key', 'question', 'id'] as const)(
    'keeps an item found by %s with its own text or loses it, and counts what is lost',
    async (by) => {
      const rows = upTo(12);
      const records = rows.map((row) => ({
        ...(by === 'key' && { id: `k${row}a` }),
        question: questionOf(row),
        answer: `${row}`,
      }));
      const before = await dataset(records);
      const items = {
        row: rows.map(String),
        key: rows.map((row) => `k${row}a`),
        question: rows.map(questionOf),
        id: rows.map((row) => before.id(row)),
      }[by];
      const names = { items, clues: new Map() };
      const remembered = rememberJoin(await joinItems(names, before), items.length, before);
      expect(remembered.by).toBe(by);
      const law = fc.asyncProperty(edits, async (changes) => {
        const changed = changes.reduce(changedBy, records);
        if (changed.length === 0) return;
        const joined = await joinAsBefore(names, await dataset(changed), remembered);
        joined.itemOfRow.forEach((item, row) => {
          if (item >= 0 && by !== 'key') expect(changed[row]!.question).toBe(questionOf(item));
        });
        const left = new Set(joined.itemOfRow.filter((item) => item >= 0));
        expect(lostItems(joined, items.length, remembered)).toBe(12 - left.size);
        const isSame = JSON.stringify(changed) === JSON.stringify(records);
        if (isSame) expect([...joined.itemOfRow]).toEqual(rows);
      });
      await fc.assert(law, { numRuns: 40 });
      expect(joinIdentity(remembered)).toMatch(new RegExp(`^${by}`));
    },
  );
});

type Edit = { readonly row: number; readonly what: string };
type Asked = { readonly question: string; readonly answer: string };

function changedBy(records: Asked[], { row, what }: Edit): Asked[] {
  const one = records[row];
  if (!one) return records;
  const others = records.filter((_, at) => at !== row);
  if (what === 'remove') return others;
  if (what === 'first') return [one, ...others];
  if (what === 'double') return [...records, one];
  return records.map((record, at) =>
    at === row ? { ...record, question: `${record.question} Why?` } : record,
  );
}
