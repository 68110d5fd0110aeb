import { LogShelf } from './calibrating/logShelf';
import { Foreground } from './foreground';
import { LanguageModelInUse } from './languageModelInUse';
import { ModelInUse } from './modelInUse';
import { resolveModel } from './models/resolveModel';
import { OpenDatasets } from './openDataset';

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
    this.models = new LastUsed(async (named) => ModelInUse.find(named && (await pathOf(named)), threads));
    this.languageModels = new LastUsed(async (named) =>
      LanguageModelInUse.find(await pathOf(named), threads),
    );
  }

  /** Other models may lie where the last ones lay. */
  forgetModels(): void {
    this.models.forget();
    this.languageModels.forget();
  }
}

/** The model that was used last, kept loaded. It is named by its path, or by the name it was pulled under. */
class LastUsed<N, M> {
  private last: { named: N; model: Promise<M> } | undefined;

  constructor(private readonly load: (named: N) => Promise<M>) {}

  find(named: N): Promise<M> {
    if (!this.last || this.last.named !== named) this.last = { named, model: this.load(named) };
    const { model } = this.last;
    model.catch(() => (this.last = undefined));
    return model;
  }

  forget(): void {
    this.last = undefined;
  }
}
