import { appendFileSync, renameSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rowStates } from '../../../src/core/protocol/editorApi';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';
import { wholeSnapshot } from '../wholeSnapshot';

const { folder, engine } = engineInFolder();
const measures = ['human', 'length', 'rarity', 'duplicates'];
const rows = 4000;

/** Scores, and does something to the file once, as soon as a measure is at work. */
async function scoredWhile(path: string, at: string, action: () => void): ReturnType<typeof score> {
  let isDone = false;
  return score(path, (measure) => {
    if (isDone || measure !== at) return;
    isDone = true;
    action();
  });
}

const score = (path: string, onMeasure: (measure: string) => void) =>
  engine.call('score', { path, measures }, { onProgress: ({ measure }) => onMeasure(measure) });

describe('a file that is another one while it is scored', () => {
  it('and is gone: the message says that what was scored is kept, and so it is', async () => {
    const path = writeDataset(folder, rows, 'moved.jsonl');
    const away = `${path}.away`;
    await expect(scoredWhile(path, 'rarity', () => renameSync(path, away))).rejects.toThrow(
      /moved or deleted while it was scored\. What was scored until then is kept, and found when the file is there again\.$/,
    );
    renameSync(away, path);
    const { standings } = await wholeSnapshot(engine, { path });
    expect(standings.find(({ measure }) => measure === 'length')?.rows).toBe(rows);
  });

  it('and has more in it: the report says that it is scored as it is now', async () => {
    const path = writeDataset(folder, rows, 'grown.jsonl');
    const more = `\n${JSON.stringify({ question: 'How many are there now?', answer: 'One more.', level: 3 })}\n`;
    const report = await scoredWhile(path, 'rarity', () => appendFileSync(path, more));
    expect(report.changedMeanwhile).toBe('scored');
    const { states } = await wholeSnapshot(engine, { path });
    expect([states.length, states.every((state) => state === rowStates.scored)]).toEqual([rows + 1, true]);
  });

  it('says nothing of that where it stays as it is', async () => {
    const path = writeDataset(folder, 30, 'still.jsonl');
    expect((await score(path, () => undefined)).changedMeanwhile).toBeUndefined();
  });
});
