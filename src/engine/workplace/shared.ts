import { LogShelf } from '../calibrating/logShelf';
import { Foreground } from '../calls/foreground';
import { LanguageModelInUse } from '../inputs/languageModel';
import { ModelInUse } from '../inputs/encoder';
import { MadeOnce } from '../calls/madeOnce';
import { resolveModel } from '../models/resolveModel';
import { OpenDatasets } from '../sources/openDataset';

/** What the calls of one engine share. */
export class Shared {
  readonly datasets = new OpenDatasets();
  readonly models: LastUsed<string | undefined, ModelInUse>;
  readonly languageModels: LastUsed<string, LanguageModelInUse>;
  readonly shelf = new LogShelf();
  readonly foreground = new Foreground();

  constructor(
    readonly storeFolder: string,
    readonly threads: number,
    /** Is told in a sentence what went otherwise than asked, and was mended. */
    readonly tell: (sentence: string) => void = () => undefined,
  ) {
    const pathOf = (named: string): Promise<string> => resolveModel(storeFolder, named);
    this.models = new LastUsed(async (named, signal) =>
      ModelInUse.find(named && (await pathOf(named)), threads, signal),
    );
    this.languageModels = new LastUsed(async (named, signal) =>
      LanguageModelInUse.find(await pathOf(named), threads, signal),
    );
  }

  private told = '';

  /** Tells a sentence, but not twice in a row: one command reads one score file several times. */
  readonly tellOnce = (sentence: string): void => {
    if (sentence !== this.told) this.tell(sentence);
    this.told = sentence;
  };

  /** Other models may lie where the last ones lay. */
  forgetModels(): void {
    this.models.forget();
    this.languageModels.forget();
  }
}

/** The model that was used last, kept loaded. It is named by its path, or by the name it was pulled under. */
class LastUsed<N, M> {
  private last: { readonly named: N; readonly model: MadeOnce<M> } | undefined;

  constructor(private readonly load: (named: N, signal: AbortSignal) => Promise<M>) {}

  find(named: N, signal: AbortSignal): Promise<M> {
    if (!this.last || this.last.named !== named)
      this.last = { named, model: new MadeOnce((whole) => this.load(named, whole)) };
    return this.last.model.get(signal);
  }

  forget(): void {
    this.last = undefined;
  }
}
