import type { DatasetRequest, DatasetSummary } from '../../core/protocol/datasetApi';
import type { HeadReport } from '../../core/protocol/browsing/headReport';
import type { Opening } from '../../core/protocol/datasetEditorApi';
import { Cancelled } from '../../core/protocol/rpc';
import type { EngineHost } from '../host/engineHost';
import { failureText } from '../words/remedyWords';

/** Who is told how a dataset is opened. */
export interface OpeningTold {
  head(head: HeadReport): void;
  opening(state: Opening): void;
}

/** Opens a dataset for its editor: its first rows at once, then all of it, which can be ended. */
export class DatasetOpening {
  private running: AbortController | undefined;

  constructor(
    private readonly engine: EngineHost,
    private readonly request: () => DatasetRequest,
    private readonly told: OpeningTold,
  ) {}

  /** Reads it; undefined where that fails or is ended, which is told. */
  async read(): Promise<DatasetSummary | undefined> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    const { signal } = running;
    const tell = (state: Opening): void => {
      if (this.running === running) this.told.opening(state);
    };
    tell({ kind: 'reading', done: 0, total: 0 });
    try {
      await this.readHead(signal);
      const onProgress = (progress: { done: number; total: number }): void =>
        tell({ kind: 'reading', ...progress });
      const summary = await this.engine.call('open', this.request(), { signal, onProgress });
      tell({ kind: 'read' });
      return summary;
    } catch (error) {
      if (error instanceof Cancelled) tell({ kind: 'cancelled' });
      else tell({ kind: 'failed', words: failureText(error) });
      return undefined;
    } finally {
      if (this.running === running) this.running = undefined;
    }
  }

  /** Ends the reading. */
  stop(): void {
    this.running?.abort();
  }

  /** What is wrong with the beginning of a file is said of the whole. */
  private async readHead(signal: AbortSignal): Promise<void> {
    const head = await this.engine.call('head', this.request(), { signal }).catch((error: unknown) => {
      if (error instanceof Cancelled) throw error;
      return undefined;
    });
    if (head && head.rows.length > 0 && !signal.aborted) this.told.head(head);
  }
}
