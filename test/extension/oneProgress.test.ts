import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { oneProgress } from '../../src/extension/host/oneProgress';
import { progressPlace } from '../../src/extension/words/progressPlace';

/** A dataset whose panel comes and goes, and what is shown of it. */
class Watched {
  isShown = false;
  isNotified = false;
  private readonly listeners = new Set<() => void>();
  readonly onDidChange = (listener: () => void): { dispose: () => void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  change(isShown: boolean): void {
    this.isShown = isShown;
    for (const listener of [...this.listeners]) listener();
  }
}

/** Notifications that are seen now. */
class Notified {
  seen = 0;
  readonly aborts: AbortController[] = [];
  readonly notify = async (
    _title: string,
    work: (signal: AbortSignal, report: () => void) => Promise<unknown>,
  ): Promise<void> => {
    const abort = new AbortController();
    this.aborts.push(abort);
    this.seen++;
    try {
      await work(abort.signal, () => undefined);
    } finally {
      this.seen--;
    }
  };
}

it('is in the panel where that can be seen, else in a notification while there is one, else in the status item', () => {
  const seen = [true, false].flatMap((isShown) =>
    [true, false].map((isNotified) => ({ isShown, isNotified })),
  );
  expect(seen.map(progressPlace)).toEqual(['panel', 'panel', 'notification', 'status']);
});

it('no notification comes where the panel can be seen', async () => {
  const [dataset, notified] = [new Watched(), new Notified()];
  dataset.isShown = true;
  expect(await oneProgress(dataset, '', () => Promise.resolve(1), notified.notify)).toBe(1);
  expect(notified.aborts).toEqual([]);
});

it('a notification goes when the panel comes, and does not come back; the work goes on', async () => {
  const [dataset, notified] = [new Watched(), new Notified()];
  let end = (_: string): void => undefined;
  const work = oneProgress(
    dataset,
    '',
    () => new Promise<string>((resolve) => (end = resolve)),
    notified.notify,
  );
  expect([notified.seen, progressPlace(dataset)]).toEqual([1, 'notification']);
  dataset.change(true);
  await setImmediate();
  expect([notified.seen, progressPlace(dataset)]).toEqual([0, 'panel']);
  dataset.change(false);
  await setImmediate();
  expect([notified.seen, progressPlace(dataset)]).toEqual([0, 'status']);
  end('done');
  expect(await work).toBe('done');
});

it('a notification ends with the work, which it can cancel; what fails, fails', async () => {
  const [dataset, notified] = [new Watched(), new Notified()];
  const work = oneProgress(
    dataset,
    '',
    (signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cancelled')))),
    notified.notify,
  );
  notified.aborts[0]!.abort();
  await expect(work).rejects.toThrow('cancelled');
  expect([notified.seen, dataset.isNotified]).toEqual([0, false]);
});
