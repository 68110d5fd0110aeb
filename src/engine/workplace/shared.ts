import { LogShelf } from '../calibrating/logShelf';
import { Foreground } from '../calls/foreground';
import { LoadedModels } from '../inputs/loadedModels';
import { StoredTexts } from '../packed/storedTexts';
import { OpenDatasets } from '../sources/openDataset';

/** What the calls of one engine share. */
export class Shared {
  readonly texts: StoredTexts;
  readonly datasets: OpenDatasets;
  readonly models: LoadedModels;
  readonly shelf: LogShelf;
  readonly foreground = new Foreground();

  constructor(
    readonly storeFolder: string,
    readonly threads: number,
    /** Is told in a sentence what went otherwise than asked, and was mended. */
    readonly tell: (sentence: string) => void = () => undefined,
  ) {
    this.models = new LoadedModels(storeFolder, threads);
    this.texts = new StoredTexts(storeFolder, (sentence) => this.tellOnce(sentence));
    this.shelf = new LogShelf(this.texts);
    this.datasets = new OpenDatasets(this.texts);
  }

  private told = '';

  /** Tells a sentence, but not twice in a row: one command reads one score file several times. */
  readonly tellOnce = (sentence: string): void => {
    if (sentence !== this.told) this.tell(sentence);
    this.told = sentence;
  };
}
