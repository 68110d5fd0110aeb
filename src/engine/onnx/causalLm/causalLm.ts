import { setImmediate } from 'node:timers/promises';
import { UserError } from '../../../core/userError';
import { longestText, type ModelFolder } from '../../models/modelFolder';
import { DecoderGraph } from './decoderGraph';
import { logProbability } from './logits';
import { distinctRows, sharedRows, type TokenRow } from './sharedRows';
import { windowsOf, type Window } from './windows';

const batchTokens = 4096;
const batchRows = 256;
/** The most logits of a batch, 128 MB of them: a vocabulary of 150,000 leaves room for 220 tokens. */
const batchLogits = 2 ** 25;
/** The most logits of a single row, 512 MB of them. */
const rowLogits = 2 ** 27;
const longestWindow = 2048;

/** A window of one of the rows. */
interface Piece extends Window {
  readonly row: number;
}

/** A causal language model over token ids. */
export class CausalLm {
  /** Whether every row is run by itself, as what the model says of one depends on those beside it. */
  oneAtATime = false;

  private constructor(
    private readonly graph: DecoderGraph,
    /** How many tokens are read at once; longer rows are read in windows. */
    readonly window: number,
  ) {}

  /** Loads a decoder. Throws UserError where it is none. */
  static async load(folder: ModelFolder, threads: number): Promise<CausalLm> {
    const graph = await DecoderGraph.load(folder, threads);
    const room = Math.max(128, Math.floor(rowLogits / graph.vocabulary));
    return new CausalLm(graph, Math.min(longestText(folder, 1024), longestWindow, room));
  }

  /**
   * The natural logarithm of the probability of every token of each row from its `first` on, given those before it;
   * NaN for a token that nothing stands before. Rows that others begin with are scored with them; the rest is run
   * shortest first in batches of a bounded size, or each by itself. Throws UserError where a token is none of the model's; ends by the
   * signal between batches.
   */
  async logProbabilities(rows: readonly TokenRow[], signal: AbortSignal): Promise<Float64Array[]> {
    rows.forEach(({ ids }) => this.refuseUnknown(ids));
    const { run, of } = this.oneAtATime ? distinctRows(rows) : sharedRows(rows);
    const found = run.map(({ ids }) => new Float64Array(ids.length).fill(NaN));
    const pieces = run.flatMap(({ ids, first }, row): Piece[] =>
      windowsOf(ids.length, first, this.window).map((window) => ({ ...window, row })),
    );
    pieces.sort((one, other) => one.to - one.from - (other.to - other.from) || one.row - other.row);
    for (const batch of this.batchesOf(pieces)) {
      await setImmediate();
      signal.throwIfAborted();
      await this.runBatch(batch, run, found);
    }
    return rows.map(({ ids, first }, at) => found[of[at]!]!.slice(first, ids.length));
  }

  private async runBatch(
    batch: readonly Piece[],
    rows: readonly TokenRow[],
    found: readonly Float64Array[],
  ): Promise<void> {
    const idsOf = (piece: Piece): readonly number[] => rows[piece.row]!.ids.slice(piece.from, piece.to);
    const logits = await this.graph.run(batch.map(idsOf));
    batch.forEach((piece, at) => {
      for (let token = piece.score; token < piece.to; token++) {
        const position = token - piece.from - 1;
        found[piece.row]![token] = logProbability(logits, at, position, rows[piece.row]!.ids[token]!);
      }
    });
  }

  /** Cuts pieces sorted by length into batches of a bounded size, padding and vocabulary counted in. */
  private *batchesOf(pieces: readonly Piece[]): Generator<readonly Piece[]> {
    const most = Math.min(batchTokens, Math.floor(batchLogits / this.graph.vocabulary));
    const mostRows = this.oneAtATime ? 1 : batchRows;
    let from = 0;
    for (let at = 1; at <= pieces.length; at++) {
      const size = at - from;
      const next = pieces[at];
      if (next && size < mostRows && (next.to - next.from) * (size + 1) <= most) continue;
      yield pieces.slice(from, at);
      from = at;
    }
  }

  private refuseUnknown(ids: readonly number[]): void {
    const { vocabulary, name } = this.graph;
    const unknown = ids.find((id) => id >= vocabulary);
    if (unknown !== undefined)
      throw new UserError(
        `The model ${name} has ${vocabulary.toLocaleString('en')} tokens, but its tokenizer gives token ${unknown.toLocaleString('en')}: they do not belong together.`,
      );
  }
}
