import { existsSync } from 'node:fs';
import type { Given, LanguageModel } from '../core/measures/measure';
import type { DatasetFile } from './files/datasetFile';
import { embeddedModel, findModel, modelDigest, type ModelFolder } from './models/modelFolder';
import { NearestFinder } from './onnx/nearest';
import { OnnxTextEncoder } from './onnx/textEncoder';
import { Tokenizer } from './onnx/tokenizer';
import { QuestionVectors } from './scoring/questionVectors';
import { examplesOf } from './scoring/scoring';
import type { ScoreStore } from './store/scoreStore';

/** What a measure is given its parts for. */
export interface GivenFor extends Pick<Given, 'signal' | 'responses'> {
  readonly file: DatasetFile;
  readonly store: ScoreStore;
  /** The language model, where a measure needs one. */
  readonly languageModel: LanguageModel | undefined;
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
  static async find(path: string | undefined, threads: number): Promise<ModelInUse> {
    const folder = await findModel(path ?? embeddedModel());
    // Without a tokenizer there is no digest: loading says what is wrong, be it that this is no text model at all.
    if (!existsSync(folder.tokenizer)) await OnnxTextEncoder.load(folder, threads);
    return new ModelInUse(folder, await modelDigest(folder), threads);
  }

  /** Everything that a measure may ask for; `close` gives back what was opened for it. */
  async given(
    needs: readonly string[],
    { file, store, signal, responses, languageModel }: GivenFor,
  ): Promise<{ given: Given; close: () => Promise<void> }> {
    const encoder = needs.includes('encoder') ? await this.loadEncoder() : undefined;
    const tokenizer = needs.includes('tokenizer') ? await this.loadTokenizer() : undefined;
    const vectors = encoder && (await QuestionVectors.open(store.base, file, encoder, this.digest));
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
      questionVectors: (examples) => asked(vectors, 'encoder').of(examples),
      nearest: (reference, dimensions) => this.finder.among(reference, dimensions),
    };
    return { given, close: async () => vectors?.close() };
  }

  /** The encoder, loaded at the first call. */
  loadEncoder(): Promise<OnnxTextEncoder> {
    return (this.encoder ??= OnnxTextEncoder.load(this.folder, this.threads));
  }

  private loadTokenizer(): Promise<Tokenizer> {
    return (this.tokenizer ??= Tokenizer.read(this.folder.tokenizer));
  }
}

function asked<T>(part: T | undefined, need: string): T {
  if (part === undefined) throw new Error(`A measure asked for the ${need} without naming it in its needs.`);
  return part;
}
