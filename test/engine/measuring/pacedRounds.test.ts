import { describe, expect, it } from 'vitest';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { pacedRounds } from '../../../src/engine/measuring/pacedRounds';
import { temporaryFolder } from '../../temporary';
import { writeDataset } from '../dataset';

const folder = temporaryFolder();
const all = Uint32Array.from({ length: 500 }, (_, row) => row);

/** The rounds of 500 rows where each takes so many seconds and loading the model some more, and what was said of the time. */
async function rounds(
  each: number,
  until: number | undefined,
  missing = all,
  loading = 0,
): Promise<{ rows: number[][]; told: number[]; end: number }> {
  const file = await DatasetFile.open(writeDataset(folder, 500));
  const told: number[] = [];
  const rows: number[][] = [];
  let now = 100;
  const pace = { until, now: () => now, estimated: (seconds: number) => told.push(seconds) };
  for (const round of pacedRounds(file, missing, pace)) {
    rows.push([...round]);
    now += each * round.length + (rows.length === 1 ? loading : 0);
  }
  return { rows, told, end: now };
}

describe('The rounds of a slow measure', () => {
  it('are all rows, once, where there is no end to the time; the pilot tells how long the rest takes', async () => {
    const { rows, told } = await rounds(0.1, undefined);
    expect(rows.flat().sort((a, b) => a - b)).toEqual([...all]);
    // After the first row 4, 8 and 16 take 2.8 s, the first time that two seconds are over.
    expect(rows.map(({ length }) => length)).toEqual([1, 4, 8, 16, 471]);
    expect(told).toHaveLength(1);
    expect(told[0]).toBeCloseTo(47.1, 9);
    for (const round of rows) expect(round).toEqual([...round].sort((a, b) => a - b));
  });

  it('say nothing of the time where there is no need of it', async () => {
    expect((await rounds(0.001, undefined)).told).toEqual([]);
  });

  it('end before the time does, and nobody is kept waiting for more than five seconds', async () => {
    const { rows, told, end } = await rounds(0.1, 120);
    const scored = rows.flat().length;
    // The first row's time is given back.
    expect(end).toBeLessThanOrEqual(120.1);
    expect(scored).toBe(201);
    expect(Math.max(...rows.map(({ length }) => length))).toBeLessThanOrEqual(50);
    // All would take 50 seconds; of the 20 there are the pilot has taken 2.8.
    expect(told).toHaveLength(1);
    expect(told[0]).toBeCloseTo(17.2, 9);
    // A longer time extends the same sample, and so does a second run.
    const longer = new Set((await rounds(0.1, 140)).rows.flat());
    const rest = all.filter((row) => !rows.flat().includes(row));
    const later = (await rounds(0.1, 120, rest)).rows.flat();
    expect(longer.size).toBe(401);
    const both = new Set([...rows.flat(), ...later]);
    expect(both.size).toBe(402);
    for (const row of longer) expect(both).toContain(row);
  });

  it('take what one record takes where that is longer than the time', async () => {
    expect((await rounds(30, 110)).rows.flat()).toHaveLength(1);
  });

  it('are not judged by the first, which waits for the model to be loaded', async () => {
    const { rows } = await rounds(0.01, 105, all, 4);
    // A second is left, which is a hundred rows.
    expect(rows.flat().length).toBeGreaterThan(80);
  });

  it('are none where nothing is missing', async () => {
    expect((await rounds(1, undefined, new Uint32Array())).rows).toEqual([]);
  });
});
