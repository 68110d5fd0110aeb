import { existsSync } from 'node:fs';
import { findModel, languageModelDigest, type ModelFolder } from '../models/modelFolder';
import { OnnxLanguageModel } from '../onnx/causalLm/onnxLanguageModel';
import { readTextStart } from '../onnx/causalLm/textStart';
import { UserError } from '../../core/userError';
import type { ModelUse } from './modelUse';
import type { Continuation, LanguageModel, TokenSurprisals } from '../../core/text/languageModel';

const fewestAtOnce = 8;
const mostAtOnce = 1024;
/** A call should take about so many milliseconds: what is scored is kept between two calls. */
const callTime = 1500;

/** A causal language model that is loaded when a measure needs it. */
export class LanguageModelInUse {
  private loaded: Promise<OnnxLanguageModel> | undefined;

  private constructor(
    readonly folder: ModelFolder,
    private readonly files: string,
    private readonly threads: number,
    /** The token that texts begin with, where it is not the usual one. */
    private readonly start: string | undefined,
  ) {}

  /** Whether it reads one text at a time; undefined where it could not be tried out. */
  oneAtATime: boolean | undefined;

  /** Finds a model's files, and tries it out where that was not done yet. Throws UserError. */
  static async find(path: string, { threads, tried, signal }: ModelUse): Promise<LanguageModelInUse> {
    const folder = await findModel(path);
    // Without a tokenizer there is no digest: loading says what is wrong, be it that this is no text model at all.
    if (!existsSync(folder.tokenizer)) await OnnxLanguageModel.load(folder, threads);
    const files = await languageModelDigest(folder, signal);
    const model = new LanguageModelInUse(folder, files, threads, await unusualStart(folder));
    model.oneAtATime = await tried.find(files, async () => (await model.load()).oneAtATime);
    return model;
  }

  /** What scores by it depend on: its files, and what of its use those do not say. */
  get digest(): string {
    const start = this.start === undefined ? '' : ` start ${this.start}`;
    return `${this.files}${start}${this.oneAtATime ? ' one text at a time' : ''}`;
  }

  /** The model as measures know it; `onWindowed` is told how many texts were too long to be read at once. */
  async given(signal: AbortSignal, onWindowed: (texts: number) => void): Promise<LanguageModel> {
    const model = await this.load();
    let atOnce = fewestAtOnce;
    return {
      get atOnce() {
        return atOnce;
      },
      async surprisals(texts: readonly Continuation[]): Promise<readonly TokenSurprisals[]> {
        const start = performance.now();
        const { surprisals, windowed } = await model.surprisals(texts, signal);
        const pace = (performance.now() - start) / texts.length;
        // At most doubled: the first texts are no sample of all.
        atOnce = Math.round(Math.max(fewestAtOnce, Math.min(mostAtOnce, 2 * atOnce, callTime / pace)));
        onWindowed(windowed);
        return surprisals;
      },
    };
  }

  /** How many tokens it reads at once. */
  async window(): Promise<number> {
    return (await this.load()).window;
  }

  private load(): Promise<OnnxLanguageModel> {
    const loaded = (this.loaded ??= OnnxLanguageModel.load(this.folder, this.threads, this.oneAtATime));
    // What could not be loaded may be mended before it is asked for again.
    loaded.catch(() => (this.loaded = undefined));
    return loaded;
  }
}

/** The token that texts begin with where it is not the usual one. A configuration that is broken is told of when the model is loaded. */
async function unusualStart(folder: ModelFolder): Promise<string | undefined> {
  try {
    const start = await readTextStart(folder);
    return start?.isUsual === false ? start.token : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
