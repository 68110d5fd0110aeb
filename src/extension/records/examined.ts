import type { Examination } from '../../core/protocol/editorApi';
import type { DocumentRecord } from './documentRecords';
import type { ExaminedRecord } from './reading';

const wait = 150;
const mostAtOnce = 500;

/** What record-scoped measures say of records that the file does not hold: asked for together, kept by content. */
export class Examined {
  private known = new Map<string, ExaminedRecord>();
  private readonly wanted = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private readonly abort = new AbortController();

  constructor(
    private readonly examine: (records: readonly string[], signal: AbortSignal) => Promise<Examination>,
    private readonly changed: () => void,
  ) {}

  /** What is known of a record, by its id. */
  readonly of = (id: Uint32Array): ExaminedRecord | undefined => this.known.get(keyOf(id));

  /** Has a record examined, where it was not. */
  want({ id, text }: DocumentRecord): void {
    const key = keyOf(id);
    if (this.known.has(key) || this.wanted.size >= mostAtOnce) return;
    this.wanted.set(key, text);
    this.timer ??= setTimeout(() => void this.ask(), wait);
  }

  /** Forgets everything: the measures or the fields may be others now. */
  forget(): void {
    // What is on its way is told to the map that is gone: it was asked under the old measures and fields.
    this.known = new Map();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.abort.abort();
  }

  private async ask(): Promise<void> {
    const asked = [...this.wanted];
    const { known } = this;
    this.wanted.clear();
    this.timer = undefined;
    try {
      const { columns, problems } = await this.examine(
        asked.map(([, text]) => text),
        this.abort.signal,
      );
      asked.forEach(([key], at) =>
        known.set(key, {
          values: new Map(columns.map(({ id, values }) => [id, values[at]!])),
          problem: problems[at]!,
        }),
      );
      this.changed();
    } catch {
      // What could not be examined stays unknown, and is asked for again when it is shown again.
    }
  }
}

function keyOf(id: Uint32Array): string {
  return id.join('.');
}
