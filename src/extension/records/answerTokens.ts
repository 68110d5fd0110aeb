import { idWords } from '../../core/dataset/idIndex';
import type { AnswerToken, AnswerTokensRequest } from '../../core/protocol/editorApi';
import type { Scores } from './scores';

/** A hover that comes late is worse than one that says less. */
const patience = 600;
const most = 200;

type Asked = Pick<AnswerTokensRequest, 'row' | 'id'>;

/** What each token of an example's answer cost the language model: asked of the engine, which looks it up, and kept by row. */
export class AnswerTokens {
  private readonly known = new Map<number, Promise<readonly AnswerToken[]>>();

  constructor(private readonly ask: (record: Asked) => Promise<readonly AnswerToken[]>) {}

  /** The tokens of a row; none where it was not scored so, and none where they do not come in time: they are there the next time then. */
  async of(row: number, scores: Scores): Promise<readonly AnswerToken[]> {
    if (row < 0 || Number.isNaN(scores.valueAt('answerSurprisal', row))) return [];
    const id = scores.snapshot.ids.slice(row * idWords, (row + 1) * idWords);
    const asked = this.known.get(row) ?? this.ask({ row, id });
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
