import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/core/psychometrics/irt';
import { simulate } from '../../core/psychometrics/simulate';
import type { CalibrationProgress } from '../../../src/core/protocol/responsesApi';
import { Cancelled } from '../../../src/core/protocol/rpc';
import { engineInFolder } from '../engines';
import { BuiltEngine } from '../builtEngine';
import { writeLog } from './madeLog';

const { folder, engine } = engineInFolder();
const small = { respondents: 200, items: 30, seed: 5 };

describe('Calibrating response logs', () => {
  it('gives what the core gives for the same answers, item by item', async () => {
    const log = writeLog(folder, 'same.csv', small);
    const { items, summary } = await engine.call('calibrate', { logs: [log], model: '2pl' });
    const core = calibrate(simulate(small).responses, { model: '2pl' });
    expect(items.names).toEqual(Array.from({ length: 30 }, (_, at) => `q${at}`));
    expect(summary.logLikelihood).toBeCloseTo(core.logLikelihood, 6);
    // Respondents and items are in the same order in both, so nothing but the rounding of the table differs.
    items.difficulty.forEach((b, at) => expect(b).toBeCloseTo(core.items.difficulty[at]!, 6));
    items.slope.forEach((a, at) => expect(a).toBeCloseTo(core.items.slope[at]!, 6));
    expect(Array.from(items.pCorrect)).toEqual(Array.from(core.items.pCorrect));
    expect(items.row.every((row) => row === -1)).toBe(true);
  });

  it('compares the models that so many answers allow on answers held out, and takes the best', async () => {
    const log = writeLog(folder, 'compare.csv', { ...small, respondents: 600, slopeSpread: 0.7 });
    const { summary } = await engine.call('calibrate', { logs: [log] });
    expect(summary.compared.map(({ model }) => model)).toEqual(['1pl', '2pl', '2pl']);
    expect(summary.choice).toMatch(/^Chosen of three: 2PL, .* slopes\. It predicts held-out answers better/);
    const [one, two] = summary.compared;
    // The slopes differ by a factor of two: the model that knows it predicts better, and both beat each item's own share.
    expect(two!.logLoss).toBeLessThan(one!.logLoss);
    expect(one!.logLoss).toBeLessThan(one!.baseline);
    expect(summary.model).toBe('2pl');
  });

  it('takes the 1PL where few answered each item', async () => {
    const log = writeLog(folder, 'few.csv', { respondents: 9, items: 40, seed: 6 });
    const { summary } = await engine.call('calibrate', { logs: [log] });
    expect([summary.model, summary.compared]).toEqual(['1pl', []]);
  });

  it('tells of reading and of every iteration, ever closer to the limit', async () => {
    const log = writeLog(folder, 'progress.csv', { ...small, seed: 7 });
    const seen: CalibrationProgress[] = [];
    const onProgress = (progress: CalibrationProgress): unknown => seen.push(progress);
    const { summary } = await engine.call('calibrate', { logs: [log], model: '2pl' }, { onProgress });
    const fitting = seen.flatMap((one) => (one.kind === 'fitting' ? [one] : []));
    expect(seen.some(({ kind }) => kind === 'reading')).toBe(true);
    expect(fitting.map(({ iteration }) => iteration)).toEqual(fitting.map((_, at) => at + 1));
    expect(fitting.length).toBe(summary.iterations);
    expect(fitting.at(-1)!.change).toBeLessThan(fitting[0]!.change);
    expect(fitting.at(-1)!.change).toBeLessThanOrEqual(fitting[0]!.limit);
  });

  it('keeps the result: the same answers in other files and another order are not fitted again', async () => {
    const log = writeLog(folder, 'first.csv', { ...small, seed: 8 });
    const [head, ...lines] = readFileSync(log, 'utf8').trimEnd().split('\n');
    const half = lines.length / 2;
    const turned = lines.slice().reverse();
    writeFileSync(join(folder, 'part-1.csv'), [head, ...turned.slice(0, half), ''].join('\n'));
    writeFileSync(join(folder, 'part-2.csv'), [head, ...turned.slice(half), ''].join('\n'));
    const first = await engine.call('calibrate', { logs: [log], model: '2pl' });
    let fitted = 0;
    const second = await engine.call(
      'calibrate',
      { logs: [join(folder, 'part-*.csv')], model: '2pl' },
      { onProgress: ({ kind }) => (fitted += kind === 'fitting' ? 1 : 0) },
    );
    expect(fitted).toBe(0);
    expect(second.items).toEqual(first.items);
    expect(second.log.files).toHaveLength(2);
  });

  it('ends when it is told to, answers meanwhile, and goes on from there', async () => {
    const log = writeLog(folder, 'large.csv', { respondents: 6000, items: 40, seed: 9 });
    const own = new BuiltEngine(join(folder, 'stopped'));
    const abort = new AbortController();
    let answered = 0;
    const timer = setInterval(() => void own.call('store', { clear: false }).then(() => answered++), 50);
    const options = { signal: abort.signal, onProgress: stopWhen(() => answered > 3, abort) };
    const request = { logs: [log], model: '3pl' } as const;
    const stopped = await own.call('calibrate', request, options).catch((error: unknown) => error);
    clearInterval(timer);
    expect(stopped).toBeInstanceOf(Cancelled);
    const kept = readdirSync(join(folder, 'stopped')).filter((name) => name.endsWith('.checkpoint'));
    expect(kept).toHaveLength(1);
    const changes: number[] = [];
    const { summary } = await own.call('calibrate', request, {
      onProgress: (one) => void (one.kind === 'fitting' && changes.push(one.change)),
    });
    expect(summary.converged).toBe(true);
    // From the beginning the first step moves some item by logits.
    expect(changes[0]).toBeLessThan(0.5);
    expect(readdirSync(join(folder, 'stopped')).filter((name) => name.endsWith('.checkpoint'))).toEqual([]);
    own.stop();
  });

  it('says how well the model fits, but only for plain maximum likelihood', async () => {
    const log = writeLog(folder, 'whole.csv', { respondents: 800, items: 8, seed: 11 });
    const plain = await engine.call('calibrate', { logs: [log], model: '2pl', priors: 'none' });
    // Simulated by the model itself: a p below one in a thousand would be a fault of ours.
    expect(plain.summary.margins!.p).toBeGreaterThan(0.001);
    expect(plain.items.scoreFitP.every((p) => p > 0.0001)).toBe(true);
    const shrunk = await engine.call('calibrate', { logs: [log], model: '2pl' });
    expect(shrunk.summary.margins).toBeUndefined();
    expect(shrunk.items.scoreFitP.every(Number.isNaN)).toBe(true);
  });

  it('warns of items that are answered alike beyond ability', async () => {
    const log = writeLog(folder, 'alike.csv', { respondents: 400, items: 20, seed: 12 });
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    const twins = lines.flatMap((line) =>
      line.includes(',q5,') ? [line.replace(',q5,', ',q5-again,')] : [],
    );
    writeFileSync(log, `${[...lines, ...twins].join('\n')}\n`);
    const { summary } = await engine.call('calibrate', { logs: [log], model: '2pl' });
    expect(summary.notes.join(' ')).toMatch(/pair of items is answered more alike .*"q5" and "q5-again"/);
  });

  it('joins an earlier calibration without moving it', async () => {
    const log = writeLog(folder, 'earlier.csv', { ...small, respondents: 500, seed: 10 });
    const out = join(folder, 'items.csv');
    const earlier = await engine.call('calibrate', { logs: [log], model: '2pl', out });
    const more = writeLog(folder, 'later.csv', { ...small, respondents: 500, items: 45, seed: 10 });
    const later = await engine.call('calibrate', { logs: [more], anchors: out });
    earlier.items.difficulty.forEach((b, at) => expect(later.items.difficulty[at]).toBeCloseTo(b, 6));
    expect(later.items.difficulty).toHaveLength(45);
    expect(later.items.difficulty.every(Number.isFinite)).toBe(true);
  });
});

/** Aborts when it is ready and the fit is for so long past its first, long steps that what it keeps is, too. */
function stopWhen(ready: () => boolean, abort: AbortController): (progress: CalibrationProgress) => void {
  let past = NaN;
  return (one) => {
    if (one.kind !== 'fitting' || one.change >= 0.5) return;
    if (Number.isNaN(past)) past = performance.now();
    if (performance.now() - past > 400 && ready()) abort.abort();
  };
}
