import type { ExampleResponses, LanguageModel, Measure } from '../core/measures/measure';
import type { DatasetRequest } from '../core/protocol/datasetApi';
import type { ScoreProgress } from '../core/protocol/engineApi';
import type { CallContext } from '../core/protocol/rpc';
import type { Shard } from '../core/protocol/shard';
import type { ScoreColumn, ScoreTable } from '../core/scores/table';
import type { DatasetFile } from './files/datasetFile';
import { UserError } from '../core/userError';
import { CalibrationFiles } from './calibrating/calibrationFiles';
import { exampleResponses, joinCalibration, type DatasetResponses } from './calibrating/datasetResponses';
import { LogShelf } from './calibrating/logShelf';
import { rememberedResponses, type RememberedResponses } from './calibrating/rememberedResponses';
import { LanguageModelInUse } from './languageModelInUse';
import { ModelInUse } from './modelInUse';
import { resolveModel } from './models/resolveModel';
import { OpenDatasets } from './openDataset';
import { readScoreFile } from './scoring/scoreFile';
import { scoreKey, type Basis } from './scoring/scoreKey';
import { runMeasure, type Scored } from './scoring/scoring';
import { storedColumns, storedTable } from './scoring/storedTable';
import { ScoreStore, wholeBasis } from './store/scoreStore';

/** A dataset with what is needed to score it. */
export class Workplace {
  private constructor(
    readonly file: DatasetFile,
    readonly store: ScoreStore,
    readonly model: ModelInUse,
    /** The causal language model; undefined where none is chosen. */
    readonly languageModel: LanguageModelInUse | undefined,
    private readonly storeFolder: string,
    /** What was imported of responses to it; undefined where nothing was. */
    readonly remembered: RememberedResponses | undefined,
  ) {}

  /** Opens a dataset, its store and its model. Throws UserError. */
  static async open(request: DatasetRequest, shared: Shared, signal: AbortSignal): Promise<Workplace> {
    const model = await shared.models.find(request.model);
    const named = request.languageModel;
    const languageModel = named === undefined ? undefined : await shared.languageModels.find(named);
    const file = await shared.datasets.open(request, signal);
    const store = await ScoreStore.of(shared.storeFolder, request.path);
    const remembered = await rememberedResponses(store.base);
    return new Workplace(file, store, model, languageModel, shared.storeFolder, remembered);
  }

  /** Computes what of a measure is missing and keeps it. */
  async compute(
    measure: Measure,
    { signal, progress }: CallContext<ScoreProgress>,
    shard?: Shard,
  ): Promise<Scored> {
    const { file, store, model } = this;
    let close: (() => Promise<void>) | undefined;
    const given = async (): Promise<Parameters<Measure['score']>[1]> => {
      const made = await model.given(measure.needs, {
        ...{ file, store, signal },
        responses: () => this.exampleResponses(),
        languageModel: await this.givenLanguageModel(measure, signal),
      });
      close = made.close;
      return made.given;
    };
    try {
      return await runMeasure({
        measure,
        file,
        store,
        key: this.key(measure),
        given,
        signal,
        progress,
        shard,
      });
    } finally {
      await close?.();
    }
  }

  /** How many texts were too long for the language model to be read at once, since this was opened. */
  windowed = 0;

  private async givenLanguageModel(
    measure: Measure,
    signal: AbortSignal,
  ): Promise<LanguageModel | undefined> {
    if (!measure.needs.includes('languageModel')) return undefined;
    return this.languageModel?.given(signal, (texts) => (this.windowed += texts));
  }

  /** The columns of one measure that are stored. */
  columns(measure: Measure): Promise<ScoreColumn[]> {
    return storedColumns(measure, this);
  }

  /** What scores depend on besides the dataset. */
  get basis(): Basis {
    return {
      model: this.model.digest,
      responses: this.remembered?.key,
      languageModel: this.languageModel?.digest,
    };
  }

  /** Why a measure cannot be computed here, as a half sentence; undefined where it can. */
  readonly lacks = (measure: Measure): string | undefined =>
    measure.lacks(this.file.fields.map) ??
    (!this.remembered && measure.needs.includes('responses')
      ? 'no responses to it were imported'
      : undefined) ??
    (!this.languageModel && measure.needs.includes('languageModel')
      ? 'no language model is chosen'
      : undefined);

  /** The calibration of the responses to this dataset, joined to it. Throws UserError where there is none. */
  async responses(): Promise<DatasetResponses> {
    const known =
      this.remembered && (await new CalibrationFiles(this.storeFolder, this.remembered.key).result());
    if (!known)
      throw new UserError(
        `No responses to ${this.file.index.name} were imported: name them with --responses LOG.`,
      );
    return (this.joined ??= joinCalibration(known, this.file));
  }

  /** What measures are given of it. Throws UserError where there is none. */
  async exampleResponses(): Promise<ExampleResponses> {
    return exampleResponses(await this.responses());
  }

  private joined: Promise<DatasetResponses> | undefined;

  /** What a measure had packed of the tokens of a record (four words of id); undefined where nothing. */
  packedTokens(measure: Measure, id: Uint32Array): Promise<Uint8Array | undefined> {
    return this.store.packedTokens(this.key(measure), id);
  }

  /** The basis that a measure's scores are stored under, as manifests name it. */
  wholeBasis(measure: Measure): string {
    return wholeBasis(this.key(measure));
  }

  /** All scores there are: those of a file, or those stored. */
  table(scores: string | undefined): Promise<ScoreTable> {
    return scores ? readScoreFile(scores, this.file) : storedTable(this);
  }

  private key(measure: Measure): ReturnType<typeof scoreKey> {
    return scoreKey(measure, this.file, this.basis);
  }
}

/** What the calls of one engine share. */
export class Shared {
  readonly datasets = new OpenDatasets();
  readonly models: LastUsed<string | undefined, ModelInUse>;
  readonly languageModels: LastUsed<string, LanguageModelInUse>;
  readonly shelf = new LogShelf();

  constructor(
    readonly storeFolder: string,
    readonly threads: number,
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
