import type { ModelFolder } from '../../models/modelFolder';
import { Tokenizer } from '../tokenizer';
import { CausalLm } from './causalLm';
import { readPrompt, type Prompt } from './prompt';
import { tokenEnds } from './tokenEnds';
import type { Continuation, TokenSurprisals } from '../../../core/text/languageModel';

/** A text's tokens after what is asked: those from `first` on are the text's own. */
interface Tokens {
  readonly ids: readonly number[];
  readonly first: number;
  /** Where each of the text's own tokens ends in it. */
  readonly ends: Uint32Array;
}

/** What texts came to, and how many of them were too long to be read at once. */
export interface SurprisalReport {
  readonly surprisals: readonly TokenSurprisals[];
  readonly windowed: number;
}

/** A causal language model with its tokenizer and its way of being asked. */
export class OnnxLanguageModel {
  private constructor(
    readonly name: string,
    private readonly lm: CausalLm,
    private readonly tokenizer: Tokenizer,
    private readonly prompt: Prompt,
    /** The token before a text that no template begins; none where the model knows none. */
    private readonly start: readonly number[],
  ) {}

  /** Loads a model. Throws UserError where it is no language model. */
  static async load(folder: ModelFolder, threads: number): Promise<OnnxLanguageModel> {
    const lm = await CausalLm.load(folder, threads);
    const tokenizer = await Tokenizer.read(folder.tokenizer);
    const prompt = await readPrompt(folder);
    const named = prompt.start === undefined ? undefined : tokenizer.idOf(prompt.start);
    const start = named ?? folder.config['bos_token_id'];
    return new OnnxLanguageModel(
      folder.name,
      lm,
      tokenizer,
      prompt,
      typeof start === 'number' ? [start] : [],
    );
  }

  /** How many tokens are read at once. */
  get window(): number {
    return this.lm.window;
  }

  /** What each token of these texts costs after what is asked. Throws UserError; ends by the signal between batches. */
  async surprisals(texts: readonly Continuation[], signal: AbortSignal): Promise<SurprisalReport> {
    const rows = texts.map((one) => this.tokensOf(one));
    const found = await this.lm.logProbabilities(rows, signal);
    return {
      surprisals: found.map((row, at) => ({ nats: row.map((value) => -value), ends: rows[at]!.ends })),
      windowed: rows.filter(({ ids }) => ids.length > this.window).length,
    };
  }

  /**
   * The tokens of a question and its answer are those of the whole text, as a model would read it; the answer's are
   * those after the longest beginning that the question alone has too.
   */
  private tokensOf({ question, text }: Continuation): Tokens {
    if (text === '') return { ids: [], first: 0, ends: new Uint32Array() };
    const before = question === undefined ? '' : this.prompt.of(question);
    const whole = this.tokenizer.pieces(before + text);
    const alone = before === '' ? [] : this.tokenizer.pieces(before).ids;
    const shared = commonBeginning(alone, whole.ids);
    const start = question !== undefined && this.prompt.isTemplate ? [] : this.start;
    const ends = tokenEnds(whole.tokens, before + text, this.tokenizer.isByteLevel);
    return {
      ids: [...start, ...whole.ids],
      first: start.length + shared,
      ends: ends.slice(shared).map((end) => Math.max(0, end - before.length)),
    };
  }
}

function commonBeginning(one: readonly number[], other: readonly number[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
