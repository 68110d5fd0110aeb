import * as vscode from 'vscode';
import { Cancelled } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { faultText } from '../words/remedyWords';

/** A next step that a message offers. */
export interface Step {
  readonly title: string;
  readonly run: () => unknown;
}

/** Tells the user what happened and what to do next; everything also goes into the log. */
export class Notifications {
  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** Says that something the user asked for is done. */
  done(message: string, ...steps: readonly Step[]): void {
    this.log.info(message);
    void offer(vscode.window.showInformationMessage, message, steps);
  }

  /** Says what is in the way. */
  warn(message: string, ...steps: readonly Step[]): void {
    this.log.warn(message);
    void offer(vscode.window.showWarningMessage, message, steps);
  }

  /** Says why something could not be done; a cancelled call says nothing. */
  failed(error: unknown, ...steps: readonly Step[]): void {
    if (error instanceof Cancelled) return;
    const showLog: Step = { title: vscode.l10n.t('Show Log'), run: () => this.log.show() };
    if (error instanceof UserError) {
      const text = faultText(error);
      this.log.warn(text);
      void offer(vscode.window.showErrorMessage, text, [...steps, showLog]);
      return;
    }
    this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    void offer(vscode.window.showErrorMessage, vscode.l10n.t('Gradus hit an unexpected error.'), [
      ...steps,
      showLog,
    ]);
  }

  /** Runs what the user asked for, and says where it fails. */
  async guard<T>(action: () => Promise<T> | T): Promise<T | undefined> {
    try {
      return await action();
    } catch (error) {
      this.failed(error);
      return undefined;
    }
  }
}

async function offer(
  show: (message: string, ...titles: string[]) => Thenable<string | undefined>,
  message: string,
  steps: readonly Step[],
): Promise<void> {
  // A message is plain text but for links in brackets and parentheses: file names must not make any.
  const chosen = await show(inert(message), ...steps.map(({ title }) => title));
  await steps.find(({ title }) => title === chosen)?.run();
}

/** A message in which nothing can become a link. */
export function inert(message: string): string {
  return message.replace(/\]\(/g, ']\u200b(');
}
