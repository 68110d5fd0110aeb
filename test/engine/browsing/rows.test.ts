import fc from 'fast-check';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { question, writeDataset } from '../dataset';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const count = 3000;
const path = writeDataset(folder, count);
const columns = ['question', 'level', 'nosuch'];

describe('the cells of rows', () => {
  it('are those of the positions asked for, up to the end and a thousand at most', async () => {
    const position = fc.nat(count + 50);
    const law = fc.asyncProperty(position, position, async (from, to) => {
      const rows = await engine.call('cells', { path, from, to, columns });
      const end = Math.min(to, from + 1000, count);
      expect(rows).toEqual(
        Array.from({ length: Math.max(0, end - from) }, (_, at) => ({
          row: from + at,
          line: from + at + 1,
          cells: [question(from + at), `Level ${1 + ((from + at) % 5)}`, ''],
        })),
      );
    });
    await fc.assert(law, { numRuns: 30 });
  });

  it('have the mark that the scores give them', async () => {
    await engine.call('score', { path, measures: ['human'] });
    const scores = { primary: 'human.level', state: '1' };
    const rows = await engine.call('cells', { path, from: 0, to: 5, columns: [], scores });
    const shares = [0, 0.2, 0.4, 0.6, 0.8];
    expect(rows.map(({ mark }) => mark!.value)).toEqual([1, 2, 3, 4, 5]);
    rows.forEach(({ mark }, at) => expect(mark!.percentile).toBeCloseTo(shares[at]!, 12));
    expect(rows.map(({ mark }) => mark!.band)).toEqual(['easy', 'easy', 'medium', 'hard', 'hard']);
  });

  it('say of a broken record how it begins and what is wrong with it', async () => {
    const file = join(folder, 'broken.jsonl');
    writeFileSync(file, '{"question": "Why?"}\n{"question": "half\n');
    const [, broken] = await engine.call('cells', { path: file, from: 0, to: 2, columns: ['question'] });
    expect(broken).toMatchObject({ row: 1, line: 2, cells: ['{"question": "half'] });
    expect(broken!.problem).toMatch(/^it is not valid JSON/);
  });
});

describe('the head of a file', () => {
  it('is what the whole begins with', async () => {
    const { bytes, rows, columns: found } = await engine.call('head', { path });
    expect(rows).toHaveLength(200);
    expect(bytes).toBeGreaterThan(100_000);
    const paths = found.map((one) => one.path);
    expect(paths).toEqual(['question', 'answer', 'level', 'id']);
    expect(rows).toEqual(await engine.call('cells', { path, from: 0, to: 200, columns: paths }));
  });

  it('is read of a file that has no end yet, and has no rows where it tells none', async () => {
    const file = writeDataset(folder, 20_000, 'cut.jsonl');
    truncateSync(file, 2 ** 20 + 2 ** 19 + 7);
    expect((await engine.call('head', { path: file })).rows).toHaveLength(200);
    const empty = join(folder, 'empty.jsonl');
    writeFileSync(empty, '');
    expect((await engine.call('head', { path: empty })).rows).toEqual([]);
    const table = join(folder, 'table.csv');
    writeFileSync(table, 'question,answer\n"two\nlines",4\nfive,5\n');
    const { rows } = await engine.call('head', { path: table });
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, 'two lines', '4'],
      [4, 'five', '5'],
    ]);
  });

  it('goes on until a record ends', async () => {
    const file = join(folder, 'long.jsonl');
    writeFileSync(file, `${JSON.stringify({ question: 'x'.repeat(3 * 2 ** 20) })}\n`.repeat(2));
    const { rows } = await engine.call('head', { path: file });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0]!.cells[0]).toHaveLength(200);
  });
});

describe('the place of a row', () => {
  it('is found by its number and by a line of it', async () => {
    const file = join(folder, 'spread.csv');
    writeFileSync(file, 'question,answer\n"a\nb\nc",1\nd,2\n');
    const place = (by: 'row' | 'line', at: number) => engine.call('findPlace', { path: file, by, at });
    expect(await place('row', 1)).toEqual({ row: 1, position: 1 });
    expect(
      [await place('line', 2), await place('line', 4), await place('line', 5)].map((one) => one?.row),
    ).toEqual([0, 0, 1]);
    expect(await place('row', 2)).toBeUndefined();
    expect(await place('line', 1)).toBeUndefined();
  });
});

describe('the search for a text', () => {
  it('finds every row that holds it, in the order that is shown', async () => {
    const wanted = 'OTTER near the riv';
    const right = Array.from({ length: count }, (_, row) => row).filter((row) =>
      question(row).toLowerCase().includes(wanted.toLowerCase()),
    );
    const { count: found, places } = await engine.call('findText', { path, text: wanted });
    expect([found, [...places]]).toEqual([right.length, right]);
    const sort = { by: 'field', name: 'id', isDescending: true } as const;
    const sorted = await engine.call('findText', { path, sort, text: wanted });
    const rows = await Promise.all(
      Array.from(
        sorted.places,
        async (from) => (await engine.call('cells', { path, sort, from, to: from + 1, columns: [] }))[0]!.row,
      ),
    );
    expect([...sorted.places]).toEqual([...sorted.places].sort((one, other) => one - other));
    expect(rows.sort((one, other) => one - other)).toEqual(right);
  });

  it('looks into lists and objects, at what is written with escapes, and at broken records', async () => {
    const file = join(folder, 'search.jsonl');
    writeFileSync(file, '{"question": "caf\\u00e9?", "more": {"deep": ["Needle"]}}\n{"question": "a needle');
    const found = async (text: string): Promise<number[]> => [
      ...(await engine.call('findText', { path: file, text })).places,
    ];
    expect(await found('CAFÉ')).toEqual([0]);
    expect(await found('needle')).toEqual([0, 1]);
    expect(await found('question"')).toEqual([1]);
    expect(await found('')).toEqual([]);
  });
});

describe('a record in full', () => {
  it('has its fields by role, a conversation turn by turn, and the right choice', async () => {
    const file = join(folder, 'parts.jsonl');
    const record = {
      messages: [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Good day' },
      ],
      meta: { source: 'made', tags: ['a', 'b'] },
      difficulty: 'hard',
    };
    writeFileSync(
      file,
      `${JSON.stringify(record)}\n${JSON.stringify({ ...record, difficulty: 'easy' })}\n`.repeat(6),
    );
    const { parts } = await engine.call('recordParts', { path: file, row: 2 });
    expect(parts.map(({ path: name }) => name)).toEqual([
      'messages',
      'difficulty',
      'meta.source',
      'meta.tags',
    ]);
    expect(parts[0]).toMatchObject({
      roles: ['question', 'answer'],
      shown: {
        kind: 'turns',
        turns: [
          { speaker: 'user', name: 'user', text: 'Hello' },
          { speaker: 'assistant', name: 'assistant', text: 'Good day' },
        ],
      },
    });
    expect(parts[3]!.shown).toEqual({ kind: 'text', text: 'a\nb' });
    await expect(engine.call('recordParts', { path: file, row: 12 })).rejects.toThrow(
      'parts.jsonl has no row 12: its rows are 0 to 11.',
    );
  });

  it('marks the right choice', async () => {
    const file = join(folder, 'choices.jsonl');
    const record = (at: number) => ({
      question: `What is ${at} and one?`,
      choices: [`${at}`, `${at + 1}`, `${at + 2}`, 'none'],
      answer: 'B',
    });
    writeFileSync(file, Array.from({ length: 20 }, (_, at) => `${JSON.stringify(record(at))}\n`).join(''));
    const { parts } = await engine.call('recordParts', { path: file, row: 4 });
    expect(parts.find(({ roles }) => roles.includes('choices'))!.shown).toEqual({
      kind: 'choices',
      choices: [
        { label: 'A', text: '4', isRight: false },
        { label: 'B', text: '5', isRight: true },
        { label: 'C', text: '6', isRight: false },
        { label: 'D', text: 'none', isRight: false },
      ],
    });
  });

  it('shows a broken one as it stands', async () => {
    const file = join(folder, 'broken.jsonl');
    const record = await engine.call('recordParts', { path: file, row: 1 });
    expect(record).toMatchObject({ parts: [], text: '{"question": "half' });
    expect(record.problem).toMatch(/^it is not valid JSON/);
  });
});

describe('what is told of a row', () => {
  it('is what a text editor tells of it', async () => {
    const scores = { primary: 'human.level', state: '1' };
    const { state, description } = await engine.call('describeRow', { path, row: 4, scores });
    expect(state).toBe('scored');
    expect(description!.verdict).toBe('Hard · harder than 80% of 3,000 by level');
    await engine.call('score', { path, measures: ['length'] });
    const more = await engine.call('describeRow', { path, row: 4, scores: { ...scores, state: '2' } });
    const ids = more.description!.readings.map(({ id }) => id);
    expect(ids[0]).toBe('human.level');
    expect(ids).toContain('questionWords');
    const unknown = await engine.call('describeRow', {
      path,
      row: 4,
      scores: { primary: 'nosuch', state: '2' },
    });
    expect(unknown.description).toBeUndefined();
  });
});
