import { idWords } from '../../core/dataset/idIndex';
import type { AnswerToken, AnswerTokensRequest } from '../../core/protocol/editorApi';
import type { Scores } from './scores';

/** How long the tokens are waited for before it is said that they are being fetched, in milliseconds. */
const patience = 600;
const most = 200;

type Asked = Pick<AnswerTokensRequest, 'row' | 'id'>;

/** What each token of an example's answer cost the language model: asked of the engine, which looks it up, and kept by row. */
export class AnswerTokens {
  private readonly known = new Map<number, Promise<readonly AnswerToken[]>>();

  constructor(private readonly ask: (record: Asked) => Promise<readonly AnswerToken[]>) {}

  /** The tokens of a row; none where it was not scored so, and 'fetching' where they do not come in time: they are there the next time then. */
  async of(row: number, scores: Scores): Promise<readonly AnswerToken[] | 'fetching'> {
    if (row < 0 || Number.isNaN(scores.valueAt('answerSurprisal', row))) return [];
    const id = scores.snapshot.ids.slice(row * idWords, (row + 1) * idWords);
    const asked = this.known.get(row) ?? this.ask({ row, id });
    if (this.known.size >= most) this.known.clear();
    this.known.set(row, asked);
    // What could not be had is asked for again.
    const found = asked.catch(() => (this.known.delete(row), []));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'fetching'>((resolve) => {
      timer = setTimeout(resolve, patience, 'fetching');
    });
    return Promise.race([found, late]).finally(() => clearTimeout(timer));
  }

  /** Forgets everything: the scores may be others now. */
  forget(): void {
    this.known.clear();
  }
}
