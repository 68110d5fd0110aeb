import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowStates, type Snapshot } from '../../../src/core/protocol/editorApi';
import { indexFile } from '../../../src/engine/sources/indexFile';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';
import { wholeSnapshot } from '../wholeSnapshot';
import { heldVersions, versionKey } from '../../../src/core/scores/heldColumns';
import { holding, snapshotWith } from '../../../src/extension/records/heldSnapshot';

const { folder, engine } = engineInFolder();
const measures = ['human', 'length', 'rarity'];
const rows = 40;
const edited = 7;
let made = 0;

async function scoredDataset(): Promise<string> {
  const path = writeDataset(folder, rows, `snapshot-${made++}.jsonl`);
  await engine.call('score', { path, measures });
  return path;
}

function editRow(path: string, row: number): void {
  const lines = readFileSync(path, 'utf8').split('\n');
  lines[row] = lines[row]!.replace('A ', 'One very old and quite tired ');
  writeFileSync(path, lines.join('\n'));
}

const column = ({ table }: Snapshot, id: string) => table.find((one) => one.id === id)!;
const rowsWith = ({ states }: Snapshot, state: number): number[] =>
  [...states.keys()].filter((row) => states[row] === state);
const staleColumns = ({ table }: Snapshot): string[] =>
  table.filter(({ stale }) => stale).map(({ id }) => id);

describe('the snapshot of a dataset', () => {
  it('that was never scored has all its rows, and nothing of them scored', async () => {
    const path = writeDataset(folder, rows, 'never.jsonl');
    const snapshot = await wholeSnapshot(engine, { path });
    expect(snapshot.table).toEqual([]);
    expect(rowsWith(snapshot, rowStates.unscored)).toHaveLength(rows);
    expect(snapshot.dataset).toMatchObject({ rows, name: 'never.jsonl', format: 'jsonl' });
  });

  it('names the model that it is scored with, and what that is good for', async () => {
    const { models } = await wholeSnapshot(engine, { path: writeDataset(folder, rows, 'model.jsonl') });
    expect(models).toEqual([
      {
        role: 'encoder',
        name: 'gradus-static-en',
        about: expect.stringMatching(/^English; .*\.$/) as string,
      },
    ]);
  });

  it('that is scored has every column, the ids and the lines', async () => {
    const path = await scoredDataset();
    const snapshot = await wholeSnapshot(engine, { path });
    const { table } = await engine.call('table', { path });
    expect(snapshot.table).toEqual(table);
    expect(rowsWith(snapshot, rowStates.scored)).toHaveLength(rows);
    const { ids, spans } = await indexFile(path, { hashes: true });
    expect(Buffer.from(snapshot.ids.buffer, snapshot.ids.byteOffset, snapshot.ids.byteLength)).toEqual(
      Buffer.from(ids),
    );
    expect([...snapshot.lines]).toEqual([...spans.line]);
  });

  it('keeps its scores where a difficulty is turned round: only its direction is another', async () => {
    const path = await scoredDataset();
    const before = await wholeSnapshot(engine, { path });
    const after = await wholeSnapshot(engine, { path, map: { difficulty: ['-level'] } });
    expect(rowsWith(after, rowStates.scored)).toHaveLength(rows);
    const [own, turned] = [column(before, 'human.level'), column(after, 'human.level')];
    expect([own.direction, turned.direction]).toEqual([1, -1]);
    expect(turned.values).toEqual(own.values);
    // What is known by its direction, such as bands and correlations, is not taken for the same.
    expect(versionKey(turned)).not.toBe(versionKey(own));
  });

  it('of which only some measures know a row has that row unscored', async () => {
    const path = writeDataset(folder, rows, 'some.jsonl');
    await engine.call('score', { path, measures: ['length'] });
    await engine.call('score', { path, measures: ['human'], shard: { number: 1, of: 2 } });
    const snapshot = await wholeSnapshot(engine, { path });
    const half = Array.from({ length: rows / 2 }, (_, at) => rows / 2 + at);
    expect(rowsWith(snapshot, rowStates.unscored)).toEqual(half);
    expect(staleColumns(snapshot)).toEqual([]);
  });
});

describe('after a line was edited, the snapshot', () => {
  it('has that row stale and no other, and keeps what looks at all rows, marked as old', async () => {
    const path = await scoredDataset();
    const before = await wholeSnapshot(engine, { path });
    editRow(path, edited);
    const after = await wholeSnapshot(engine, { path });
    expect(rowsWith(after, rowStates.stale)).toEqual([edited]);
    expect(rowsWith(after, rowStates.unscored)).toEqual([]);
    expect(staleColumns(after)).toEqual(staleColumns(after).filter((id) => /rar/i.test(id)));
    expect(staleColumns(after).length).toBeGreaterThan(0);
    for (const { id, values } of before.table) {
      const expected = values.slice();
      expected[edited] = NaN;
      expect(column(after, id).values).toEqual(expected);
    }
  });

  it('has nothing stale once it is scored again', async () => {
    const path = await scoredDataset();
    editRow(path, edited);
    await engine.call('score', { path, measures });
    const after = await wholeSnapshot(engine, { path });
    expect(staleColumns(after)).toEqual([]);
    expect(rowsWith(after, rowStates.scored)).toHaveLength(rows);
    for (const { values } of after.table) expect(values[edited]).not.toBeNaN();
  });

  it('has only what looks at all rows stale once the quick measures are scored again', async () => {
    const path = await scoredDataset();
    editRow(path, edited);
    await engine.call('score', { path, measures: ['human', 'length'] });
    const after = await wholeSnapshot(engine, { path });
    expect(column(after, 'questionWords').values[edited]).not.toBeNaN();
    expect(staleColumns(after).length).toBeGreaterThan(0);
    expect(rowsWith(after, rowStates.stale)).toEqual([edited]);
  });

  it('holds only the columns whose scores were written since, for one who holds the others', async () => {
    const path = await scoredDataset();
    const before = await wholeSnapshot(engine, { path });
    const again = await engine.call('snapshot', { path, held: holding(before) });
    expect(again.table.filter((one) => 'values' in one)).toEqual([]);
    expect([again.ids, again.lines]).toEqual([undefined, undefined]);
    expect(snapshotWith(again, before)).toEqual(before);
    await engine.call('score', { path, measures: ['duplicates'] });
    const more = await engine.call('snapshot', { path, held: holding(before) });
    const sent = more.table.filter((one) => 'values' in one).map(({ id }) => id);
    expect(sent).toEqual(
      more.table.map(({ id }) => id).filter((id) => !before.table.some((one) => one.id === id)),
    );
    expect(snapshotWith(more, before)).toEqual(await wholeSnapshot(engine, { path }));
  });

  it('holds everything for one who holds that of other records', async () => {
    const path = await scoredDataset();
    const before = await wholeSnapshot(engine, { path });
    editRow(path, edited);
    const after = await engine.call('snapshot', { path, held: holding(before) });
    expect(after).toEqual(await engine.call('snapshot', { path }));
    // The scores in the store are the same, but not by row: whoever holds a column by its version holds none of these.
    const versions = heldVersions(before.table);
    expect(after.table.filter((column) => versions.includes(versionKey(column)!))).toEqual([]);
    expect(versions).toHaveLength(before.table.length);
  });

  it('is what it was when the edit is taken back', async () => {
    const path = await scoredDataset();
    const text = readFileSync(path);
    // A column's version tells that it was written, be it with the same numbers.
    const shown = async (): Promise<Snapshot> => {
      const snapshot = await wholeSnapshot(engine, { path });
      return {
        ...snapshot,
        heads: snapshot.heads.map(({ version: _, ...head }) => head),
        table: snapshot.table.map(({ version: _, ...column }) => column),
      };
    };
    const before = await shown();
    editRow(path, edited);
    await engine.call('score', { path, measures });
    writeFileSync(path, text);
    expect(await shown()).toEqual(before);
  });

  it('shows the scores that were made last where it was edited twice', async () => {
    const path = await scoredDataset();
    editRow(path, 1);
    await engine.call('score', { path, measures });
    const last = column(await wholeSnapshot(engine, { path }), 'rarity').values;
    editRow(path, 2);
    const now = column(await wholeSnapshot(engine, { path }), 'rarity');
    expect(now.stale).toBe(true);
    expect(now.values).toEqual(Float64Array.from(last, (value, row) => (row === 2 ? NaN : value)));
  });
});

describe('the problems of a dataset', () => {
  it('are those that scoring reports: row, line and reason, in the order of the file', async () => {
    const path = join(folder, 'problems.jsonl');
    writeFileSync(path, '\n{"question": "Why?", "answer": "So."}\n{"question": \n\n[1]\n{"question": "x"}\n');
    const problems = await engine.call('problems', { path });
    expect(problems.map(({ row, line }) => [row, line])).toEqual([
      [1, 3],
      [2, 5],
    ]);
    expect(problems.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^it is not valid JSON/),
      'it is a list, not an object with fields',
    ]);
    expect((await engine.call('score', { path, measures: ['length'] })).problems).toEqual(problems);
  });
});
