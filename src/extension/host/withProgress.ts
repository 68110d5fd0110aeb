import * as vscode from 'vscode';

/** Says how far something has come: a message, and the share of the work that is done, from 0 to 1; NaN where it cannot be told. */
export type Report = (message: string, share: number) => void;

/** Runs something with progress in a notification, where it can be cancelled. */
export function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
): Thenable<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, cancellable: true, title }, (progress, token) => {
    const abort = new AbortController();
    const listening = token.onCancellationRequested(() => abort.abort());
    let shown = 0;
    const report: Report = (message, share) => {
      const now = Number.isNaN(share) ? shown : Math.max(shown, 100 * share);
      progress.report({ message, increment: now - shown });
      shown = now;
    };
    return work(abort.signal, report).finally(() => listening.dispose());
  });
}
