import * as vscode from 'vscode';

/** Says how far something has come: a message, and the share of the work that is done, from 0 to 1; NaN where it cannot be told. */
export type Report = (message: string, share: number) => void;

/** What ends sooner, in milliseconds, shows no progress: VS Code hides the messages of whoever shows many at once, the result among them. */
const patience = 400;

/** Runs something with progress in a notification, where it can be cancelled. */
export async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
  show: typeof vscode.window.withProgress<T> = vscode.window.withProgress<T>,
): Promise<T> {
  const abort = new AbortController();
  const told = new Told();
  const running = work(abort.signal, (message, share) => told.tell(message, share));
  if (await endsSoon(running)) return running;
  const location = vscode.ProgressLocation.Notification;
  return show({ location, cancellable: true, title }, (progress, token) => {
    const listening = token.onCancellationRequested(() => abort.abort());
    told.show(progress);
    return running.finally(() => listening.dispose());
  });
}

/** Whether something ends, well or not, before it is worth showing. */
async function endsSoon(running: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const ended = running.then(
    () => true,
    () => true,
  );
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patience, false);
  });
  return Promise.race([ended, late]).finally(() => clearTimeout(timer));
}

/** What was told last, for a display that may come later. The share only grows. */
class Told {
  private message = '';
  private share = 0;
  private shown = 0;
  private progress: vscode.Progress<{ message?: string; increment?: number }> | undefined;

  tell(message: string, share: number): void {
    this.message = message;
    if (!Number.isNaN(share)) this.share = Math.max(this.share, share);
    this.report();
  }

  show(progress: vscode.Progress<{ message?: string; increment?: number }>): void {
    this.progress = progress;
    if (this.message) this.report();
  }

  private report(): void {
    if (!this.progress) return;
    const increment = 100 * (this.share - this.shown);
    this.shown = this.share;
    this.progress.report({ message: this.message, increment });
  }
}
