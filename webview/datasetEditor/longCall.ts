import * as l10n from '@vscode/l10n';
import { isMessage } from '../../src/core/message';
import {
  editorProgressSchema,
  type EditorCallOptions,
  type EditorProgress,
} from '../../src/core/protocol/datasetEditorApi';
import { formatNumber, formatShare } from '../frame/format';
import type { StatusLine } from './statusLine';

/** How long a call may take before it is said that it goes on, in milliseconds. */
const patience = 300;

/** A call that may take a while: it is said then, with its end in reach; a new one ends the one before. */
export class LongCall {
  private running: AbortController | undefined;

  constructor(private readonly status: StatusLine) {}

  /** Makes a call; undefined where it was ended. Rejects as the call does. */
  async run<T>(
    words: string,
    call: (options: EditorCallOptions) => Promise<T>,
    onProgress: (progress: EditorProgress) => void = () => undefined,
  ): Promise<T | undefined> {
    this.end();
    const running = new AbortController();
    this.running = running;
    let told = words;
    let share = NaN;
    let isShown = false;
    const cancel = (): void => running.abort();
    const show = (): void => {
      if (isShown && this.running === running) this.status.go({ words: told, share, cancel });
    };
    const timer = window.setTimeout(() => {
      isShown = true;
      show();
    }, patience);
    const hear = (progress: unknown): void => {
      if (!isMessage(editorProgressSchema, progress) || running.signal.aborted) return;
      const { done, total, found } = progress;
      share = total > 0 ? done / total : NaN;
      told = [
        words,
        formatShare(Math.floor(100 * share) / 100),
        ...(found === undefined ? [] : [l10n.t('{0} found so far', formatNumber(found))]),
      ].join(' · ');
      show();
      onProgress(progress);
    };
    try {
      return await call({ signal: running.signal, onProgress: hear });
    } catch (error) {
      if (running.signal.aborted) return undefined;
      throw error;
    } finally {
      window.clearTimeout(timer);
      if (this.running === running) {
        this.running = undefined;
        this.status.go(undefined);
      }
    }
  }

  /** Ends what goes on. */
  end(): void {
    this.running?.abort();
    this.running = undefined;
  }
}
