import { existsSync } from 'node:fs';
import { findModel, languageModelDigest, type ModelFolder } from '../models/modelFolder';
import { OnnxLanguageModel } from '../onnx/causalLm/onnxLanguageModel';
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
    readonly digest: string,
    private readonly threads: number,
  ) {}

  /** Finds a model's files. Throws UserError. */
  static async find(path: string, threads: number, signal?: AbortSignal): Promise<LanguageModelInUse> {
    const folder = await findModel(path);
    // Without a tokenizer there is no digest: loading says what is wrong, be it that this is no text model at all.
    if (!existsSync(folder.tokenizer)) await OnnxLanguageModel.load(folder, threads);
    return new LanguageModelInUse(folder, await languageModelDigest(folder, signal), threads);
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
    const loaded = (this.loaded ??= OnnxLanguageModel.load(this.folder, this.threads));
    // What could not be loaded may be mended before it is asked for again.
    loaded.catch(() => (this.loaded = undefined));
    return loaded;
  }
}
