import { existsSync } from 'node:fs';
import type { Given } from '../../core/measures/measure';
import type { DatasetFile } from '../sources/datasetFile';
import { embeddedModel, findModel, modelDigest, type ModelFolder } from '../models/modelFolder';
import { NearestFinder } from '../onnx/nearest';
import { OnnxTextEncoder } from '../onnx/textEncoder';
import { Tokenizer } from '../onnx/tokenizer';
import { KeptVectors } from './keptVectors';
import { questionText } from './questionText';
import { examplesOf } from '../measuring/runMeasure';
import { StoredEncoder } from './storedEncoder';
import type { ScoreStore } from '../store/scoreStore';
import { vectorFile } from '../store/storeFolder';
import { VectorFile } from '../store/vectorFile';
import type { LanguageModel } from '../../core/text/languageModel';

/** What a measure is given its parts for. */
export interface GivenFor extends Pick<Given, 'signal' | 'responses' | 'dynamics' | 'measured'> {
  readonly file: DatasetFile;
  readonly store: ScoreStore;
  /** The language model, where a measure needs one. */
  readonly languageModel: LanguageModel | undefined;
  /** Is told how many texts more have a vector, and how many seconds that took. */
  readonly encoded?: (texts: number, seconds: number) => void;
}

/** A model, loaded part by part when a measure needs it. */
export class ModelInUse {
  private encoder: Promise<OnnxTextEncoder> | undefined;
  private tokenizer: Promise<Tokenizer> | undefined;
  private readonly finder: NearestFinder;

  private constructor(
    readonly folder: ModelFolder,
    readonly digest: string,
    private readonly threads: number,
  ) {
    this.finder = new NearestFinder(threads);
  }

  /** Finds a model's files; the embedded one where none is named. Throws UserError. */
  static async find(path: string | undefined, threads: number, signal?: AbortSignal): Promise<ModelInUse> {
    const folder = await findModel(path ?? embeddedModel());
    // Without a tokenizer there is no digest: loading says what is wrong, be it that this is no text model at all.
    if (!existsSync(folder.tokenizer)) await OnnxTextEncoder.load(folder, threads);
    return new ModelInUse(folder, await modelDigest(folder, signal), threads);
  }

  /** Everything that a measure may ask for; `close` gives back what was opened for it, and says how many texts were encoded. */
  async given(
    needs: readonly string[],
    { file, store, signal, responses, dynamics, measured, languageModel, encoded }: GivenFor,
  ): Promise<{ given: Given; close: () => Promise<number> }> {
    const encoder = needs.includes('encoder') ? await this.storedEncoder(store, signal, encoded) : undefined;
    const tokenizer = needs.includes('tokenizer') ? await this.loadTokenizer() : undefined;
    const given: Given = {
      map: file.fields.map,
      signal,
      all: examplesOf(file, undefined, signal),
      get encoder() {
        return asked(encoder, 'encoder');
      },
      get tokens() {
        return asked(tokenizer, 'tokenizer');
      },
      get languageModel() {
        return asked(languageModel, 'language model');
      },
      responses,
      dynamics,
      measured,
      questionVectors: (examples) => asked(encoder, 'encoder').encode(examples.map(questionText)),
      nearest: (reference, dimensions) => this.finder.among(reference, dimensions),
    };
    const close = async (): Promise<number> => {
      await encoder?.close();
      return encoder?.encoded ?? 0;
    };
    return { given, close };
  }

  /** The vectors that are kept of a dataset's questions; undefined where there are none. Nothing is encoded by this. */
  async keptVectors({ file, store }: Pick<GivenFor, 'file' | 'store'>): Promise<KeptVectors | undefined> {
    const encoder = await this.loadEncoder();
    const path = this.vectorPath(store.folder, encoder);
    if (!existsSync(path)) return undefined;
    return new KeptVectors(file, await VectorFile.open(path, encoder.dimensions, store.remark));
  }

  /** Prepares a search among vectors. */
  readonly nearest: Given['nearest'] = (reference, dimensions) => this.finder.among(reference, dimensions);

  /** The encoder, loaded at the first call. */
  loadEncoder(): Promise<OnnxTextEncoder> {
    return (this.encoder ??= OnnxTextEncoder.load(this.folder, this.threads));
  }

  /** The encoder over the vectors that a store folder keeps of this model. */
  private async storedEncoder(
    store: ScoreStore,
    signal: AbortSignal,
    encoded: GivenFor['encoded'] = () => undefined,
  ): Promise<StoredEncoder> {
    const encoder = await this.loadEncoder();
    const path = this.vectorPath(store.folder, encoder);
    const vectors = await VectorFile.open(path, encoder.dimensions, store.remark);
    return new StoredEncoder(encoder, vectors, signal, encoded);
  }

  /** How much of a long text is read stands in the configuration, which the digest leaves out. */
  private vectorPath(folder: string, { longest }: OnnxTextEncoder): string {
    return vectorFile(folder, `${this.digest} ${longest}`);
  }

  private loadTokenizer(): Promise<Tokenizer> {
    return (this.tokenizer ??= Tokenizer.read(this.folder.tokenizer));
  }
}

function asked<T>(part: T | undefined, need: string): T {
  if (part === undefined) throw new Error(`A measure asked for the ${need} without naming it in its needs.`);
  return part;
}
