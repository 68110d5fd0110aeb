import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/engine';
import { ScoreStore } from '../../../src/engine/store/scoreStore';
import { SharedDatabase } from '../../../src/engine/store/sharedDatabase';
import type { EngineApi } from '../../../src/core/protocol/engineApi';
import type { ScoreTable } from '../../../src/core/scores/table';
import { root } from '../../cli/gradus';
import { temporaryFolder } from '../../temporary';
import { BuiltEngine } from '../builtEngine';
import { writeDataset } from '../dataset';
import { keyOf, known, newStore, range, scoresOf } from './madeStore';

const folder = temporaryFolder();
const context = { signal: new AbortController().signal, progress: () => undefined };

/** How often this process holds a file open, where the system tells. */
function heldOpen(file: string): number {
  try {
    return readdirSync('/proc/self/fd').filter((one) => linkOf(one).endsWith(basename(file))).length;
  } catch {
    return 0;
  }
}

function linkOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return '';
  }
}

/** The scores as something short to compare: for each column a digest, and how many are unknown. */
function numbers(table: ScoreTable): Record<string, string> {
  return Object.fromEntries(
    table.map(({ id, values }) => {
      const digest = createHash('sha256')
        .update(Buffer.from(values.buffer, values.byteOffset, values.byteLength))
        .digest('hex')
        .slice(0, 12);
      return [id, `${digest}, ${values.filter(Number.isNaN).length} unknown`];
    }),
  );
}

describe('One store', () => {
  it('is open once in a process, by whatever path and however many calls use it', async () => {
    const store = await newStore(folder);
    symlinkSync(store.folder, `${store.folder}-link`);
    const other = await ScoreStore.of(`${store.folder}-link`, join(store.folder, 'data.jsonl'));
    const keys = range(0, 6).map((at) => keyOf(`m${at}`));
    const before = SharedDatabase.openings;
    let most = 0;
    let working = true;
    const watching = (async () => {
      for (; working; await setImmediate()) most = Math.max(most, heldOpen(store.file));
    })();
    await Promise.all(
      keys.map(async (key, at) => {
        for (let step = 0; step < 15; step++) {
          const one = (at + step) % 2 === 0 ? store : other;
          await one.append(key, scoresOf(range(100 * step, 100 * (step + 1))));
          const there = known(await one.load(key), range(0, 1500));
          expect(there).toHaveLength(100 * (step + 1));
        }
      }),
    );
    working = false;
    await watching;
    expect(most).toBeLessThanOrEqual(1);
    expect(heldOpen(store.file)).toBe(0);
    expect(SharedDatabase.openings - before).toBeLessThan(6 * 15 * 2);
  });

  it('is opened once by a call that reads', async () => {
    const path = writeDataset(folder, 300, 'once.jsonl');
    const engine = createEngine({ storeFolder: join(folder, 'once'), threads: 1 });
    // Run from its source, the engine does not know where its own model lies.
    const request = { path, model: join(root, 'media', 'models', 'gradus-static-en') };
    await engine.score({ ...request, measures: ['human', 'length', 'rarity', 'duplicates'] }, context);
    const recipe = { mixture: 'balanced', seed: 1, measure: 'rarity' } as const;
    const calls: [string, (api: EngineApi) => Promise<unknown>][] = [
      ['snapshot', (api) => api.snapshot(request, context)],
      ['hints', (api) => api.hints(request, context)],
      ['agreement', (api) => api.agreement(request, context)],
      ['correlations', (api) => api.correlations(request, context)],
      ['draw', (api) => api.draw({ ...request, recipe }, context)],
      ['describeSet', (api) => api.describeSet({ ...request, recipe }, context)],
      ['table', (api) => api.table(request, context)],
    ];
    for (const [name, call] of calls) {
      const before = SharedDatabase.openings;
      await call(engine);
      expect([name, SharedDatabase.openings - before]).toEqual([name, 1]);
    }
  });

  it('lets other processes in however long calls of this one overlap', async () => {
    const path = writeDataset(folder, 200, 'overlap.jsonl');
    const storeFolder = join(folder, 'overlap');
    const store = await ScoreStore.of(storeFolder, path);
    await store.append(keyOf('busy'), scoresOf(range(0, 20_000)));
    let working = true;
    let reads = 0;
    const reading = range(0, 4).map(async () => {
      for (; working; reads++) await store.load(keyOf('busy'));
    });
    const engine = new BuiltEngine(storeFolder);
    try {
      const { scored } = await engine.call('score', { path, measures: ['length', 'rarity'] });
      expect(scored['rarity']).toEqual({ now: 200, before: 0 });
    } finally {
      working = false;
      engine.stop();
    }
    await Promise.all(reading);
    expect(reads).toBeGreaterThan(4);
  });

  it('is scored and shown by several windows and a command line at once, each with the same numbers', async () => {
    const path = writeDataset(folder, 6000, 'windows.jsonl');
    const measures = ['human', 'length', 'rarity'];
    const clean = new BuiltEngine(join(folder, 'clean'));
    await clean.call('score', { path, measures });
    const expected = numbers((await clean.call('table', { path })).table);
    clean.stop();
    const storeFolder = join(folder, 'windows');
    const windows = range(0, 3).map(() => new BuiltEngine(storeFolder));
    let working = true;
    const showing = windows.map(async (engine) => {
      while (working) {
        await Promise.all([
          engine.call('snapshot', { path }),
          engine.call('describeSet', { path }),
          engine.call('agreement', { path }),
        ]);
      }
    });
    const scoring = windows.map((engine) => engine.call('score', { path, measures }));
    const line = ['dist/cli.js', 'score', path, '--measures', measures.join(','), '--store', storeFolder];
    await setImmediate();
    execFileSync(process.execPath, line, { cwd: root, stdio: 'ignore' });
    await Promise.all(scoring);
    working = false;
    await Promise.all(showing);
    for (const engine of windows) {
      expect(numbers((await engine.call('table', { path })).table)).toEqual(expected);
      engine.stop();
    }
  });

  it('serves one engine that scores and shows at the same time', async () => {
    const path = writeDataset(folder, 20_000, 'shown.jsonl');
    const engine = new BuiltEngine(join(folder, 'shown'));
    let working = true;
    const showing = range(0, 2).map(async () => {
      let calls = 0;
      for (; working; calls++) {
        await engine.call('snapshot', { path });
        await engine.call('describeSet', { path });
        await engine.call('agreement', { path });
      }
      return calls;
    });
    const { scored } = await engine.call('score', { path, measures: ['human', 'length', 'rarity'] });
    working = false;
    expect((await Promise.all(showing)).every((calls) => calls > 0)).toBe(true);
    expect(scored['length']).toEqual({ now: 20_000, before: 0 });
    const { table } = await engine.call('table', { path });
    for (const { values } of table) expect(values.some(Number.isNaN)).toBe(false);
    engine.stop();
  });
});
