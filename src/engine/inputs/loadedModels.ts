import { MadeOnce } from '../calls/madeOnce';
import { TriedModels } from '../models/triedModels';
import { resolveModel } from '../models/resolveModel';
import { EncoderInUse } from './encoderInUse';
import { LanguageModelInUse } from './languageModelInUse';

/** The models that an engine used last: they stay loaded from one call to the next. */
export class LoadedModels {
  /** By what names an encoder: the embedded one where nothing does. */
  readonly encoders: LastUsed<string | undefined, EncoderInUse>;
  readonly languageModels: LastUsed<string, LanguageModelInUse>;

  constructor(storeFolder: string, threads: number) {
    const pathOf = (named: string): Promise<string> => resolveModel(storeFolder, named);
    const tried = new TriedModels(storeFolder);
    this.encoders = new LastUsed(async (named, signal) =>
      EncoderInUse.find(named && (await pathOf(named)), { threads, tried, signal }),
    );
    this.languageModels = new LastUsed(async (named, signal) =>
      LanguageModelInUse.find(await pathOf(named), { threads, tried, signal }),
    );
  }

  /** Other models may lie where the last ones lay. */
  forget(): void {
    this.encoders.forget();
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
