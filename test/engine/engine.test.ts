import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, describe, expect, it } from 'vitest';
import { Cancelled } from '../../src/core/protocol/rpc';
import type { ScoreProgress } from '../../src/core/protocol/engineApi';
import type { ScoreTable } from '../../src/core/scores/table';
import { UserError } from '../../src/core/userError';
import { temporaryFolder } from '../temporary';
import { BuiltEngine } from './builtEngine';
import { writeDataset } from './dataset';

const folder = temporaryFolder();
const engines: BuiltEngine[] = [];

function engine(store: string): BuiltEngine {
  const made = new BuiltEngine(join(folder, store));
  engines.push(made);
  return made;
}

afterEach(() => engines.splice(0).forEach((one) => one.stop()));

/** The scores as one comparable thing: NaN and −0 alike everywhere. */
function numbers(table: ScoreTable): Record<string, string> {
  return Object.fromEntries(
    table.map(({ id, values }) => [id, Buffer.from(Float64Array.from(values).buffer).toString('base64')]),
  );
}

async function storedRows(store: string): Promise<number[]> {
  const { readdirSync } = await import('node:fs');
  const file = readdirSync(join(folder, store)).find((name) => name.endsWith('.duckdb'))!;
  const instance = await DuckDBInstance.create(join(folder, store, file));
  const connection = await instance.connect();
  const tables = (
    await connection.runAndReadAll(
      "select table_name from information_schema.tables where table_name like 'scores_%'",
    )
  ).getRows();
  const counts: number[] = [];
  for (const [table] of tables) {
    const [[all, distinct]] = (
      await connection.runAndReadAll(
        `select count(*), count(distinct (id_high, id_low)) from ${String(table)}`,
      )
    ).getRows() as [[bigint, bigint]];
    expect(all).toBe(distinct);
    counts.push(Number(all));
  }
  connection.closeSync();
  instance.closeSync();
  return counts;
}

describe('The engine', () => {
  it('scores every measure of a dataset, and knows them the second time', async () => {
    const path = writeDataset(folder, 300);
    const first = engine('twice');
    const report = await first.call('score', { path, measures: ['all'] });
    expect(Object.keys(report.scored)).toEqual([
      'human',
      'length',
      'rarity',
      'prototype',
      'neighbours',
      'duplicates',
      'humanPredicted',
    ]);
    expect(Object.values(report.scored).every(({ now, before }) => now === 300 && before === 0)).toBe(true);
    expect(report.leftOut.map(({ measure }) => measure)).toEqual([
      'probe',
      'learningCurve',
      'dynamics',
      'neighbourDisagreement',
      'labelQuality',
    ]);
    const again = await engine('twice').call('score', { path, measures: ['all'] });
    expect(Object.values(again.scored).every(({ now, before }) => now === 0 && before === 300)).toBe(true);
  });

  it('says how far it has come, never going back', async () => {
    const path = writeDataset(folder, 3000);
    const seen: ScoreProgress[] = [];
    await engine('progress').call(
      'score',
      { path, measures: ['length'] },
      { onProgress: (progress) => seen.push(progress) },
    );
    const done = seen.map((progress) => progress.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(3000);
  });

  it('rescores only the lines that were edited', async () => {
    const path = writeDataset(folder, 500, 'edited.jsonl');
    const one = engine('edit');
    await one.call('score', { path, measures: ['length', 'rarity'] });
    const { readFileSync, writeFileSync } = await import('node:fs');
    const lines = readFileSync(path, 'utf8').split('\n');
    for (const row of [3, 99, 400]) lines[row] = lines[row]!.replace('A ', 'An old ');
    writeFileSync(path, lines.join('\n'));
    const { scored } = await one.call('score', { path, measures: ['length', 'rarity'] });
    expect(scored).toEqual({ length: { now: 3, before: 497 }, rarity: { now: 500, before: 0 } });
  });

  it('gives moved and repeated records the scores of their content', async () => {
    const path = writeDataset(folder, 200, 'moved.jsonl');
    const one = engine('moved');
    await one.call('score', { path, measures: ['length'] });
    const before = await one.call('table', { path });
    const { readFileSync, writeFileSync } = await import('node:fs');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n').reverse();
    writeFileSync(path, [...lines, lines[0]].join('\n'));
    expect((await one.call('score', { path, measures: ['length'] })).scored['length']).toEqual({
      now: 0,
      before: 201,
    });
    const after = await one.call('table', { path });
    const words = (table: ScoreTable): number[] => [
      ...table.find(({ id }) => id === 'questionWords')!.values,
    ];
    expect(words(after.table)).toEqual([...words(before.table).reverse(), words(before.table).at(-1)]);
  });

  it('loses nothing and counts nothing twice when it is killed, again and again', async () => {
    const path = writeDataset(folder, 4000);
    const measures = ['human', 'length', 'rarity', 'neighbours'];
    const clean = engine('clean');
    await clean.call('score', { path, measures });
    for (const wait of [150, 400, 700, 1000, 1300]) {
      const victim = engine('killed');
      const scoring = victim.call('score', { path, measures }).catch((error: unknown) => error);
      await setTimeout(wait);
      if (victim.pid !== undefined) process.kill(victim.pid, 'SIGKILL');
      const end = await scoring;
      if (end instanceof Error)
        expect(end.message).toMatch(
          /^The engine stopped while it was busy with "score"( \(\w+\))? \(signal SIGKILL\)\. What was scored/,
        );
    }
    const last = engine('killed');
    await last.call('score', { path, measures });
    expect(numbers((await last.call('table', { path })).table)).toEqual(
      numbers((await clean.call('table', { path })).table),
    );
    last.stop();
    await setTimeout(200);
    expect(await storedRows('killed')).toEqual([4000, 4000, 4000, 4000]);
  });

  it('keeps what was scored when it is cancelled, and goes on from there', async () => {
    const path = writeDataset(folder, 40_000);
    const one = engine('cancel');
    const abort = new AbortController();
    const scoring = one.call(
      'score',
      { path, measures: ['length'] },
      { signal: abort.signal, onProgress: ({ done }) => done > 5000 && abort.abort() },
    );
    await expect(scoring).rejects.toBeInstanceOf(Cancelled);
    const { scored } = await one.call('score', { path, measures: ['length'] });
    expect(scored['length']!.before).toBeGreaterThan(5000);
    expect(scored['length']!.before + scored['length']!.now).toBe(40_000);
  });

  it('lives on after an error, and is started again after its death', async () => {
    const path = writeDataset(folder, 50);
    const one = engine('revive');
    await expect(one.call('score', { path: join(folder, 'nope.jsonl'), measures: ['all'] })).rejects.toThrow(
      UserError,
    );
    await one.call('open', { path });
    const first = one.pid!;
    process.kill(first, 'SIGKILL');
    await setTimeout(200);
    await one.call('open', { path });
    expect(one.pid).not.toBe(first);
  });

  it('rejects what still waits when it is stopped', async () => {
    const path = writeDataset(folder, 20_000);
    const one = engine('stop');
    const scoring = one.call('score', { path, measures: ['all'] });
    await setTimeout(300);
    one.stop();
    await expect(scoring).rejects.toThrow('The engine was stopped.');
  });

  it('waits for a store that another process holds, and names the process when it waits in vain', async () => {
    const path = writeDataset(folder, 30);
    await engine('held').call('score', { path, measures: ['length'] });
    engines.splice(0).forEach((one) => one.stop());
    const { readdirSync } = await import('node:fs');
    const file = join(
      folder,
      'held',
      readdirSync(join(folder, 'held')).find((name) => name.endsWith('.duckdb'))!,
    );
    await setTimeout(300);
    const hold = `require('@duckdb/node-api').DuckDBInstance.create(process.argv[1]).then((instance) => { globalThis.kept = instance; console.log('held'); setInterval(() => {}, 1000); })`;
    const holder = spawn(process.execPath, ['-e', hold, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    const waiting = engine('held').call('score', { path, measures: ['human'] });
    const inVain = expect(waiting).rejects.toThrow(
      new RegExp(`in use by another process .*process ${holder.pid}`),
    );
    await inVain;
    const patient = engine('held').call('score', { path, measures: ['human'] });
    await setTimeout(700);
    holder.kill();
    expect((await patient).scored['human']).toEqual({ now: 30, before: 0 });
  });
});
