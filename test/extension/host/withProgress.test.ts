import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import type { CancellationToken, ProgressOptions, window } from 'vscode';
import { type Report, withProgress } from '../../../src/extension/host/withProgress';

/** A display that keeps what it is told and whose Cancel can be pressed. */
class Display {
  readonly titles: (string | undefined)[] = [];
  readonly told: unknown[] = [];
  cancel: () => void = () => {};
  readonly show = <T>({ title }: ProgressOptions, task: Task<T>): Thenable<T> => {
    this.titles.push(title);
    const onCancellationRequested: CancellationToken['onCancellationRequested'] = (listener) => {
      this.cancel = () => void listener(undefined);
      return { dispose: () => {} };
    };
    return task(
      { report: (value) => void this.told.push(value) },
      { isCancellationRequested: false, onCancellationRequested },
    );
  };
}

type Task<T> = Parameters<typeof window.withProgress<T>>[1];

it('shows nothing for what is done at once, whether it goes well or not', async () => {
  const display = new Display();
  expect(await withProgress('Quick', () => Promise.resolve(7), display.show)).toBe(7);
  const failing = withProgress('Quick', () => Promise.reject(new Error('no')), display.show);
  await expect(failing).rejects.toThrow('no');
  expect(display.titles).toEqual([]);
});

it('shows what takes longer, with what was told before it was shown', async () => {
  const display = new Display();
  const work = async (_signal: AbortSignal, report: Report) => {
    report('begun', 0.25);
    await sleep(600);
    report('half', 0.5);
    report('unknown', NaN);
    return 'done';
  };
  const done = await withProgress('Slow', work, display.show);
  expect(done).toBe('done');
  expect(display.titles).toEqual(['Slow']);
  expect(display.told).toEqual([
    { message: 'begun', increment: 25 },
    { message: 'half', increment: 25 },
    { message: 'unknown', increment: 0 },
  ]);
});

it('passes a failure on after it was shown', async () => {
  const display = new Display();
  const work = async () => {
    await sleep(500);
    throw new Error('no');
  };
  const failing = withProgress('Slow', work, display.show);
  await expect(failing).rejects.toThrow('no');
  expect(display.titles).toEqual(['Slow']);
});

it('ends the work where its display is cancelled', async () => {
  const display = new Display();
  const work = async (signal: AbortSignal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return 'cancelled';
  };
  const ended = withProgress('Slow', work, display.show);
  await vi.waitFor(() => expect(display.titles).toEqual(['Slow']), { timeout: 5000 });
  display.cancel();
  expect(await ended).toBe('cancelled');
});
