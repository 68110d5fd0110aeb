import { setTimeout } from 'node:timers/promises';
import { rename, utimes, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DatasetChanged } from '../../../src/engine/sources/datasetChanged';
import { OpenDatasets, summaryOf } from '../../../src/engine/sources/openDataset';
import { tempFolder } from '../files/tempFolder';

const folder = tempFolder();
const never = new AbortController().signal;

function lines(rows: number, word = 'what'): string {
  return Array.from({ length: rows }, (_, row) => `${JSON.stringify({ question: `${word} ${row}` })}\n`).join(
    '',
  );
}

describe('Open datasets', () => {
  it('are shared: whoever cancels ends nobody else’s opening', async () => {
    const path = await folder.write('shared.jsonl', lines(60_000));
    const datasets = new OpenDatasets();
    const abort = new AbortController();
    const first = datasets.open({ path }, abort.signal);
    const second = datasets.open({ path }, never);
    await setTimeout(15);
    abort.abort();
    await expect(first).rejects.toThrow(/abort/i);
    expect((await second).count).toBe(60_000);
    expect(await datasets.open({ path }, never)).toBe(await second);
  });

  it('are read anew where the file was changed, even if its size and time say nothing of it', async () => {
    const path = await folder.write('same.jsonl', lines(3, 'what'));
    const datasets = new OpenDatasets();
    const before = await datasets.open({ path }, never);
    await writeFile(path, lines(3, 'whom'));
    await utimes(path, 1, 1);
    const after = await datasets.open({ path }, never);
    expect(after.digest).not.toBe(before.digest);
    const other = await folder.write('other.jsonl', lines(3, 'whim'));
    await utimes(other, 1, 1);
    await rename(other, path);
    expect((await datasets.open({ path }, never)).digest).not.toBe(after.digest);
  });

  it('are refused to one who speaks of other rows', async () => {
    const path = await folder.write('of.jsonl', lines(3));
    const datasets = new OpenDatasets();
    const { digest } = summaryOf(await datasets.open({ path }, never));
    await writeFile(path, lines(4));
    const asked = datasets.open({ path, of: digest }, never);
    await expect(asked).rejects.toThrow(DatasetChanged);
    await expect(asked).rejects.toThrow(/^of\.jsonl was changed since it was shown: .*\.$/);
    const { digest: now } = summaryOf(await datasets.open({ path }, never));
    expect((await datasets.open({ path, of: now }, never)).count).toBe(4);
  });
});
