import type { ModelFolder } from '../../models/modelFolder';
import { Tokenizer } from '../tokenizer';
import { CausalLm } from './causalLm';
import { readPrompt, type Prompt } from './prompt';
import { readTextStart } from './textStart';
import { tokenEnds } from './tokenEnds';
import { unlikeTexts } from '../unlikeTexts';
import { UserError } from '../../../core/userError';
import type { Continuation, TokenSurprisals } from '../../../core/text/languageModel';

/**
 * How far a token's cost may differ, in shares of 1 + its nats: the logits of half-precision models are up to .03 apart
 * where they are the same number; a dynamically quantised SmolLM2 differs by .5 and more (13 nats at one token).
 */
const tolerance = 0.05;

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

  /**
   * Loads a model and tries it out, unless `oneAtATime` says what came of that. Throws UserError where it is no language
   * model.
   */
  static async load(folder: ModelFolder, threads: number, oneAtATime?: boolean): Promise<OnnxLanguageModel> {
    const lm = await CausalLm.load(folder, threads);
    const tokenizer = await Tokenizer.read(folder.tokenizer);
    const prompt = await readPrompt(folder);
    const start = await readTextStart(folder);
    const model = new OnnxLanguageModel(folder.name, lm, tokenizer, prompt, start ? [start.id] : []);
    lm.oneAtATime = oneAtATime ?? (await model.dependsOnNeighbours());
    return model;
  }

  /** Whether each text is read by itself, as what the model says of one depends on those beside it. */
  get oneAtATime(): boolean {
    return this.lm.oneAtATime;
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

  /** Whether texts cost something else together than alone. A model that cannot read them says so when it is used. */
  private async dependsOnNeighbours(): Promise<boolean> {
    const { signal } = new AbortController();
    const texts = unlikeTexts.map((text) => ({ text }));
    try {
      const together = (await this.surprisals(texts, signal)).surprisals;
      for (const at of texts.keys()) {
        const [alone] = (await this.surprisals([texts[at]!], signal)).surprisals;
        if (differ(alone!.nats, together[at]!.nats)) return true;
      }
      return false;
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
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

function differ(one: Float64Array, other: Float64Array): boolean {
  return one.some((value, at) => Math.abs(value - other[at]!) > tolerance * (1 + value));
}

function commonBeginning(one: readonly number[], other: readonly number[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
