import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowStates, type Snapshot } from '../../../src/core/protocol/editorApi';
import { Cancelled } from '../../../src/core/protocol/rpc';
import { smallDisk } from '../../torture/fullDisk';
import { temporaryFolder } from '../../temporary';
import { BuiltEngine } from '../builtEngine';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';
import { wholeSnapshot } from '../wholeSnapshot';

const { folder, engine } = engineInFolder();
const rows = 60;
let made = 0;

const dataset = (): string => writeDataset(folder, rows, `asked-${made++}.jsonl`);
const count = ({ states }: Snapshot, state: number): number => states.filter((one) => one === state).length;
const unfinished = ({ standings }: Snapshot): string[] =>
  standings.filter((one) => one.rows < rows || one.stale).map(({ measure }) => measure);

/** Scores, and cancels as soon as a measure is at work. */
async function cancelledAt(path: string, measure: string, measures: readonly string[]): Promise<void> {
  const abort = new AbortController();
  const scoring = engine.call(
    'score',
    { path, measures },
    { signal: abort.signal, onProgress: (one) => one.measure === measure && abort.abort() },
  );
  await expect(scoring).rejects.toThrow(Cancelled);
}

describe('a row counts as scored', () => {
  it('when every measure that was asked for was computed for it: not after the first of them', async () => {
    const path = dataset();
    await cancelledAt(path, 'rarity', ['length', 'rarity', 'duplicates']);
    const snapshot = await wholeSnapshot(engine, { path });
    expect(snapshot.heads.find(({ id }) => id === 'questionWords')?.known).toBe(rows);
    expect(count(snapshot, rowStates.scored)).toBe(0);
    expect(snapshot.standings[0]).toEqual({ measure: 'length', rows, stale: false });
    expect(unfinished(snapshot)).toContain('duplicates');
    await engine.call('score', { path, measures: ['length', 'rarity', 'duplicates'] });
    const whole = await wholeSnapshot(engine, { path });
    expect([count(whole, rowStates.scored), unfinished(whole)]).toEqual([rows, []]);
  });

  it('by those that were asked for alone: a store of a few measures is whole', async () => {
    const path = dataset();
    await engine.call('score', { path, measures: ['length'] });
    const snapshot = await wholeSnapshot(engine, { path, measures: ['all'] });
    expect(count(snapshot, rowStates.scored)).toBe(rows);
    expect(snapshot.standings).toEqual([{ measure: 'length', rows, stale: false }]);
  });

  it('whatever was tried that the user does not want any more', async () => {
    const path = dataset();
    await cancelledAt(path, 'rarity', ['length', 'rarity']);
    const wanting = async (measures: readonly string[]): Promise<number> =>
      count(await wholeSnapshot(engine, { path, measures }), rowStates.scored);
    expect(await wanting(['length', 'rarity'])).toBe(0);
    expect(await wanting(['length'])).toBe(rows);
    expect(await wanting(['human'])).toBe(0);
  });
});

describe('after scoring that failed', () => {
  it.runIf(process.platform === 'linux')(
    'for want of room, what counts as scored is what is kept',
    { timeout: 120_000 },
    async ({ skip }) => {
      const small = join(temporaryFolder(), 'small');
      const disk = smallDisk(small, 300);
      if (!disk) return skip('No small disk can be had here.');
      const first = new BuiltEngine(join(small, 'store'));
      const second = new BuiltEngine(join(small, 'store'));
      try {
        const path = writeDataset(folder, 5000, 'many.jsonl');
        const request = { path, measures: ['human', 'length', 'rarity'] };
        await expect(first.call('score', request)).rejects.toThrow(/full/);
        const [shown, kept] = [await wholeSnapshot(first, { path }), await wholeSnapshot(second, { path })];
        expect(shown.states).toEqual(kept.states);
        expect(count(shown, rowStates.scored)).toBe(0);
        expect(existsSync(join(small, 'store'))).toBe(true);
      } finally {
        first.stop();
        second.stop();
        disk.remove();
      }
    },
  );
});
