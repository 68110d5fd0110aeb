import type { AnswerToken } from '../../core/protocol/editorApi';

/** A hover that comes late is worse than one that says less. */
const patience = 600;
const most = 200;

/** What each token of an example's answer cost the language model: asked of the engine, which looks it up, and kept by row. */
export class AnswerTokens {
  private readonly known = new Map<number, Promise<readonly AnswerToken[]>>();

  constructor(private readonly ask: (row: number) => Promise<readonly AnswerToken[]>) {}

  /** The tokens of a row; none where they are not known, or not known in time: they are there the next time then. */
  async of(row: number): Promise<readonly AnswerToken[]> {
    const asked = this.known.get(row) ?? this.ask(row);
    if (this.known.size >= most) this.known.clear();
    this.known.set(row, asked);
    // What could not be had is asked for again.
    const found = asked.catch(() => (this.known.delete(row), []));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<readonly AnswerToken[]>(
      (resolve) => (timer = setTimeout(resolve, patience, [])),
    );
    return Promise.race([found, late]).finally(() => clearTimeout(timer));
  }

  /** Forgets everything: the scores may be others now. */
  forget(): void {
    this.known.clear();
  }
}
