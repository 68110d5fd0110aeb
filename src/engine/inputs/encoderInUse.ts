import { existsSync } from 'node:fs';
import type { Given } from '../../core/measures/measure';
import { embeddedModel, findModel, modelDigest, type ModelFolder } from '../models/modelFolder';
import { NearestFinder } from '../onnx/nearest';
import { OnnxTextEncoder } from '../onnx/textEncoder';
import { Tokenizer } from '../onnx/tokenizer';
import type { ScoreStore } from '../store/scoreStore';
import { vectorFile } from '../store/storeFolder';
import { VectorFile } from '../store/vectorFile';
import { KeptVectors } from './keptVectors';
import type { ModelUse } from './modelUse';
import type { Placed } from './placed';
import { StoredEncoder } from './storedEncoder';

/** An encoder that is loaded part by part when a measure needs it. */
export class EncoderInUse {
  private encoder: Promise<OnnxTextEncoder> | undefined;
  private tokenizer: Promise<Tokenizer> | undefined;
  private readonly finder: NearestFinder;

  private constructor(
    readonly folder: ModelFolder,
    readonly digest: string,
    private readonly threads: number,
    /** Whether it reads one text at a time; undefined until it is tried out. */
    public oneAtATime: boolean | undefined,
  ) {
    this.finder = new NearestFinder(threads);
  }

  /**
   * Finds a model's files, and tries it out where that was not done yet; the embedded one where none is named, which
   * reads texts together. Throws UserError.
   */
  static async find(path: string | undefined, { threads, tried, signal }: ModelUse): Promise<EncoderInUse> {
    const folder = await findModel(path ?? embeddedModel());
    // Without a tokenizer there is no digest: loading says what is wrong, be it that this is no text model at all.
    if (!existsSync(folder.tokenizer)) await OnnxTextEncoder.load(folder, threads);
    const digest = await modelDigest(folder, signal);
    const model = new EncoderInUse(folder, digest, threads, path === undefined ? false : undefined);
    model.oneAtATime ??= await tried.find(digest, async () => (await model.loadEncoder()).oneAtATime);
    return model;
  }

  /** The vectors that are kept of a dataset's questions; undefined where there are none. Nothing is encoded by this. */
  async keptVectors({ file, store }: Placed): Promise<KeptVectors | undefined> {
    const encoder = await this.loadEncoder();
    const path = this.vectorPath(store.folder, encoder);
    if (!existsSync(path)) return undefined;
    return new KeptVectors(file, await VectorFile.open(path, encoder.dimensions, store.remark));
  }

  /** Prepares a search among vectors. */
  readonly nearest: Given['nearest'] = (reference, dimensions) => this.finder.among(reference, dimensions);

  /** The encoder, loaded at the first call. */
  loadEncoder(): Promise<OnnxTextEncoder> {
    return (this.encoder ??= OnnxTextEncoder.load(this.folder, this.threads, this.oneAtATime));
  }

  /** The tokenizer, loaded at the first call. */
  loadTokenizer(): Promise<Tokenizer> {
    return (this.tokenizer ??= Tokenizer.read(this.folder.tokenizer));
  }

  /** The encoder over the vectors that a store folder keeps of it; `encoded` is told how many texts more have one, and how many seconds that took. */
  async stored(
    { folder, remark }: ScoreStore,
    signal: AbortSignal,
    encoded?: (texts: number, seconds: number) => void,
  ): Promise<StoredEncoder> {
    const encoder = await this.loadEncoder();
    const vectors = await VectorFile.open(this.vectorPath(folder, encoder), encoder.dimensions, remark);
    return new StoredEncoder(encoder, vectors, signal, encoded);
  }

  /** How much of a long text is read stands in the configuration, which the digest leaves out. */
  private vectorPath(folder: string, { longest }: OnnxTextEncoder): string {
    return vectorFile(folder, `${this.digest} ${longest}${this.oneAtATime ? ' one text at a time' : ''}`);
  }
}
