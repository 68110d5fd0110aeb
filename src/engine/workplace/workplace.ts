import type { Example } from '../../core/dataset/example';
import {
  isSlow,
  type ExampleDynamics,
  type ExampleResponses,
  type Given,
  type Measure,
} from '../../core/measures/measure';
import { isPrediction, type Prediction } from '../../core/measures/predictionOf';
import type { DatasetRequest } from '../../core/protocol/datasetApi';
import type { ScoreProgress } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import type { Shard } from '../../core/protocol/shard';
import { countKnown, type ScoreColumn, type ScoreTable } from '../../core/scores/table';
import type { DatasetFile } from '../sources/datasetFile';
import { UserError } from '../../core/userError';
import { CalibrationFiles } from '../calibrating/calibrationFiles';
import { exampleResponses, joinCalibration, type DatasetResponses } from '../calibrating/datasetResponses';
import {
  responsesIdentity,
  responsesNote,
  type RememberedResponses,
} from '../calibrating/rememberedResponses';
import { datasetDynamics, dynamicsByRow, type DatasetDynamics } from '../dynamicsImport/datasetDynamics';
import {
  dynamicsIdentity,
  dynamicsNote,
  type RememberedDynamics,
} from '../dynamicsImport/rememberedDynamics';
import type { LanguageModelInUse } from '../inputs/languageModel';
import type { ModelInUse } from '../inputs/encoder';
import type { Shared } from './shared';
import { readScoreFile } from '../store/readScoreFile';
import { scoreKey, type Basis } from '../store/scoreKey';
import { pacedRounds } from '../measuring/pacedRounds';
import { runMeasure, type Scored } from '../measuring/runMeasure';
import { storedColumns, storedTable } from '../store/storedTable';
import { ScoreStore } from '../store/scoreStore';
import { wholeBasis, type ScoreKey } from '../store/storeKey';
import type { LanguageModel } from '../../core/text/languageModel';

/** The time in seconds, from some moment on. */
const now = (): number => performance.now() / 1000;

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
    /** What was imported of training dynamics; undefined where nothing was. */
    readonly rememberedDynamics: RememberedDynamics | undefined,
    private readonly giveWay: () => Promise<void>,
    private readonly tell: (sentence: string) => void,
  ) {}

  /** Opens a dataset, its store and its model. Throws UserError. */
  static async open(request: DatasetRequest, shared: Shared, signal: AbortSignal): Promise<Workplace> {
    const model = await shared.models.find(request.model, signal);
    const named = request.languageModel;
    const languageModel = named === undefined ? undefined : await shared.languageModels.find(named, signal);
    const file = await shared.datasets.open(request, signal);
    const { storeFolder, tell } = shared;
    const store = await ScoreStore.of(storeFolder, request.path, { ids: file.idWords, tell });
    const responses = await responsesNote(store.base).now();
    const dynamics = await dynamicsNote(store.base).now();
    const { giveWay } = shared.foreground;
    return new Workplace(
      file,
      store,
      model,
      languageModel,
      storeFolder,
      responses,
      dynamics,
      giveWay,
      shared.tellOnce,
    );
  }

  /** Computes what of a measure is missing and keeps it. */
  async compute(
    measure: Measure,
    { signal, progress }: CallContext<ScoreProgress>,
    { shard, until }: { shard?: Shard | undefined; until?: number | undefined } = {},
  ): Promise<Scored> {
    const { file, store } = this;
    let close: (() => Promise<number>) | undefined;
    const given = async (): Promise<Given> => {
      const made = await this.given(measure, signal);
      close = made.close;
      return made.given;
    };
    const estimated = (takes: number, scored: number, total: number): void =>
      progress({ measure: measure.id, done: scored, total, takes });
    const rounds = (missing: Uint32Array): Iterable<Uint32Array> =>
      pacedRounds(file, missing, { until, now, estimated });
    try {
      return await runMeasure({
        measure,
        file,
        store,
        key: await this.keyNow(measure),
        given,
        signal,
        giveWay: this.giveWay,
        progress,
        shard,
        rounds: isSlow(measure) ? rounds : undefined,
      });
    } finally {
      this.encoded += (await close?.()) ?? 0;
    }
  }

  /** How many texts the encoder was run for, since this was opened. */
  encoded = 0;

  /** Is told while texts are encoded: how many more have a vector, and what that took. */
  onEncoded: ((texts: number, seconds: number) => void) | undefined;

  /** How many texts of these examples had no vector, and how long those take; choices for themselves where that is wanted. */
  async tryEncoder(
    examples: readonly Example[],
    withChoices: boolean,
    signal: AbortSignal,
  ): Promise<{ texts: number; seconds: number }> {
    const { given, close } = await this.given({ needs: ['encoder'] }, signal);
    let texts = 0;
    try {
      const start = now();
      await given.questionVectors(examples);
      const apart = withChoices ? examples.flatMap(({ question, choices }) => [question, ...choices]) : [];
      if (apart.length > 0) await given.encoder.encode(apart);
      return { seconds: now() - start, texts: (texts = await close()) };
    } finally {
      this.encoded += texts;
    }
  }

  /** How many rows have no score of a measure. */
  async missing(measure: Measure): Promise<number> {
    const [column] = await this.columns(measure);
    return this.file.count - (column ? countKnown(column) : 0);
  }

  private async given(
    { needs }: Pick<Measure, 'needs'>,
    signal: AbortSignal,
  ): ReturnType<ModelInUse['given']> {
    const { file, store } = this;
    return this.model.given(needs, {
      ...{ file, store, signal },
      responses: () => this.exampleResponses(),
      dynamics: () => this.exampleDynamics(),
      languageModel: await this.givenLanguageModel(needs, signal),
      measured: (measure) => this.measured(measure),
      encoded: (texts, seconds) => this.onEncoded?.(texts, seconds),
    });
  }

  /** What is stored of a measure, by column. */
  private async measured(measure: Measure): Promise<ReadonlyMap<string, Float64Array>> {
    return new Map(
      (await this.columns(measure)).map((column) => [column.id, Float64Array.from(column.values)]),
    );
  }

  /** The key of a measure's scores; a prediction's names how many it was learnt from, too. */
  private async keyNow(measure: Measure): Promise<ScoreKey> {
    const key = this.key(measure);
    return isPrediction(measure)
      ? { ...key, dataset: `${key.dataset}-${await this.learntFrom(measure)}` }
      : key;
  }

  private async learntFrom({ of }: Prediction): Promise<number> {
    return Math.max(0, ...(await this.columns(of)).map(countKnown));
  }

  /** How many texts were too long for the language model to be read at once, since this was opened. */
  windowed = 0;

  private async givenLanguageModel(
    needs: Measure['needs'],
    signal: AbortSignal,
  ): Promise<LanguageModel | undefined> {
    if (!needs.includes('languageModel')) return undefined;
    return this.languageModel?.given(signal, (texts) => (this.windowed += texts));
  }

  /** The columns of one measure that are stored. */
  columns(measure: Measure): Promise<readonly ScoreColumn[]> {
    return storedColumns(measure, this);
  }

  /** What scores depend on besides the dataset. */
  get basis(): Basis {
    return {
      model: this.model.digest,
      responses: this.remembered && responsesIdentity(this.remembered),
      dynamics: this.rememberedDynamics && dynamicsIdentity(this.rememberedDynamics),
      languageModel: this.languageModel?.digest,
    };
  }

  /** Why a measure cannot be computed here, as a half sentence; undefined where it can. */
  readonly lacks = (measure: Measure): string | undefined =>
    measure.lacks(this.file.fields.map) ?? this.lacksPart(measure);

  /** What would have to be imported or chosen for a measure, as a half sentence; undefined where nothing is missing. */
  lacksPart({ needs }: Measure): string | undefined {
    if (!this.remembered && needs.includes('responses')) return 'no responses to it were imported';
    if (!this.rememberedDynamics && needs.includes('dynamics'))
      return 'no training dynamics of it were imported';
    if (!this.languageModel && needs.includes('languageModel')) return 'no language model is chosen';
    return undefined;
  }

  /** The calibration of the responses to this dataset, joined to it. Throws UserError where there is none. */
  async responses(): Promise<DatasetResponses> {
    const known =
      this.remembered && (await new CalibrationFiles(this.storeFolder, this.remembered.key).result());
    const { name } = this.file.index;
    if (!this.remembered)
      throw new UserError(`No responses to ${name} were imported.`, {
        remedy: { kind: 'import', what: 'responses', again: false },
      });
    if (!known)
      throw new UserError(`The responses to ${name} that were imported are not kept any more.`, {
        remedy: { kind: 'import', what: 'responses', again: true },
      });
    return (this.joined ??= joinCalibration(known, this.file, this.remembered.join));
  }

  /** What measures are given of it. Throws UserError where there is none. */
  async exampleResponses(): Promise<ExampleResponses> {
    return exampleResponses(await this.responses());
  }

  /** The training dynamics that were imported for this dataset, joined to it. Throws UserError where they are gone. */
  async dynamics(): Promise<DatasetDynamics> {
    return (this.joinedDynamics ??= datasetDynamics(this.store.base, this.rememberedDynamics, this.file));
  }

  /** What training dynamics say of it. Throws UserError where they are gone. */
  async exampleDynamics(): Promise<ExampleDynamics> {
    const { dynamics, join } = await this.dynamics();
    return dynamicsByRow(dynamics, join.itemOfRow);
  }

  private joinedDynamics: Promise<DatasetDynamics> | undefined;
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
    return scores ? readScoreFile(scores, this.file, this.tell) : storedTable(this);
  }

  private key(measure: Measure): ReturnType<typeof scoreKey> {
    return scoreKey(measure, this.file, this.basis);
  }
}
