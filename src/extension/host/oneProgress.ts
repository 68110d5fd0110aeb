import type { Event } from 'vscode';
import { type Report, withProgress } from './withProgress';

/** Whose progress is shown: what of a dataset says where. */
interface Shown {
  readonly isShown: boolean;
  isNotified: boolean;
  readonly onDidChange: Event<void>;
}

type Work<T> = (signal: AbortSignal, report: Report) => Promise<T>;

/**
 * Runs something for a dataset with progress in one place: its panel where that can be seen, which can cancel it too,
 * else a notification, which goes when the panel comes.
 */
export async function oneProgress<T>(
  dataset: Shown,
  title: string,
  work: Work<T>,
  notify: (title: string, work: Work<unknown>) => PromiseLike<unknown> = withProgress,
): Promise<T> {
  if (dataset.isShown) return work(new AbortController().signal, () => undefined);
  let running: Promise<T> | undefined;
  const comes = panelComes(dataset);
  dataset.isNotified = true;
  try {
    await notify(title, (signal, report) => {
      running = work(signal, report);
      return Promise.race([running, comes.shown]);
    });
  } finally {
    dataset.isNotified = false;
    comes.dispose();
  }
  return running!;
}

/** Waits until the panel can be seen. */
function panelComes(dataset: Shown): { readonly shown: Promise<void>; dispose(): void } {
  let listening: { dispose(): unknown } | undefined;
  const shown = new Promise<void>((resolve) => {
    listening = dataset.onDidChange(() => {
      if (dataset.isShown) resolve();
    });
  });
  return { shown, dispose: () => listening?.dispose() };
}
