import { describe, expect, it } from 'vitest';
import { OneAtATime } from '../../../src/extension/dataset/oneAtATime';

const cancelled = (signal: AbortSignal): Promise<string> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve('cancelled'), { once: true }));

describe('long work', () => {
  it('runs one piece at a time', async () => {
    const work = new OneAtATime();
    const first = work.run(new AbortController().signal, cancelled);
    expect(work.isBusy).toBe(true);
    await expect(work.run(new AbortController().signal, async () => 'second')).rejects.toThrow();
    work.cancel();
    expect(await first).toBe('cancelled');
    expect(work.isBusy).toBe(false);
  });

  it('is cancelled by the signal it was given, be it before or while it runs', async () => {
    const work = new OneAtATime();
    const abort = new AbortController();
    const first = work.run(abort.signal, cancelled);
    abort.abort();
    expect(await first).toBe('cancelled');
    expect(await work.run(abort.signal, async ({ aborted }) => aborted)).toBe(true);
  });

  it('that fails makes room for the next', async () => {
    const work = new OneAtATime();
    await expect(
      work.run(new AbortController().signal, () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    expect(await work.run(new AbortController().signal, async () => 'next')).toBe('next');
  });
});
