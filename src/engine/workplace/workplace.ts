import type { Detection } from '../../core/detection/detection';
import { isSlow, type Given, type Measure } from '../../core/measures/measure';
import { refuseUnreadable, unsettledFor } from '../../core/scores/unsettled';
import { isPrediction, type Prediction } from '../../core/measures/predictionOf';
import type { DatasetRequest } from '../../core/protocol/datasetApi';
import type { ScoreProgress } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import type { Shard } from '../../core/protocol/shard';
import type { Remedy } from '../../core/remedy';
import { countKnown, type ScoreColumn, type ScoreTable } from '../../core/scores/table';
import { givenOf } from '../inputs/given';
import { basisOf, findInputs, lackOf, type Inputs } from '../inputs/inputs';
import { pacedRounds } from '../measuring/pacedRounds';
import { runMeasure, type Scored } from '../measuring/runMeasure';
import type { DatasetFile } from '../sources/datasetFile';
import { readScoreFile } from '../store/readScoreFile';
import { scoreKey, type Basis } from '../store/scoreKey';
import { ScoreStore } from '../store/scoreStore';
import { storedColumns, storedTable } from '../store/storedTable';
import { wholeBasis, type ScoreKey } from '../store/storeKey';
import type { Shared } from './shared';

/** A sentence as words that go on after a colon. */
function halfSentence(sentence: string | undefined): string | undefined {
  return sentence && sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

/** The time in seconds, from some moment on. */
const now = (): number => performance.now() / 1000;

/** A dataset with what is needed to score it. */
export class Workplace {
  private constructor(
    readonly file: DatasetFile,
    readonly store: ScoreStore,
    readonly inputs: Inputs,
    private readonly giveWay: () => Promise<void>,
    private readonly tell: (sentence: string) => void,
    private readonly threads: number,
  ) {}

  /** Opens a dataset, its store and what its measures can be given. Throws UserError. */
  static async open(request: DatasetRequest, shared: Shared, signal: AbortSignal): Promise<Workplace> {
    const openInputs = await findInputs(request, shared.models, signal);
    const file = await shared.datasets.open(request, signal);
    refuseUnreadable(file.index.detections);
    const { storeFolder, tell, tellOnce, threads } = shared;
    const store = await ScoreStore.of(storeFolder, request.path, { ids: file.idWords, tell });
    const inputs = await openInputs({ file, store });
    return new Workplace(file, store, inputs, shared.foreground.giveWay, tellOnce, threads);
  }

  /** Computes what of a measure is missing and keeps it. */
  async compute(
    measure: Measure,
    { signal, progress }: CallContext<ScoreProgress>,
    { shard, until }: { shard?: Shard | undefined; until?: number | undefined } = {},
  ): Promise<Scored> {
    const { file, store } = this;
    let close: (() => Promise<void>) | undefined;
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
        threads: { count: this.threads, tokenizer: this.inputs.encoder.folder.tokenizer },
        rounds: isSlow(measure) ? rounds : undefined,
      });
    } finally {
      await close?.();
    }
  }

  /** What a measure is given by its needs; `close` gives back what was opened for it. Throws UserError. */
  given({ needs }: Measure, signal: AbortSignal): ReturnType<typeof givenOf> {
    const { file, store, inputs } = this;
    return givenOf(inputs, { file, store, needs, signal, columns: (measure) => this.columns(measure) });
  }

  /** How many rows have no score of a measure. */
  async missing(measure: Measure): Promise<number> {
    const [column] = await this.columns(measure);
    return this.file.count - (column ? countKnown(column) : 0);
  }

  /** The columns of one measure that are stored. */
  columns(measure: Measure): Promise<readonly ScoreColumn[]> {
    return storedColumns(measure, this);
  }

  /** All scores there are: those of a file, or those stored. */
  table(scores: string | undefined): Promise<ScoreTable> {
    return scores ? readScoreFile(scores, this.file, this.tell) : storedTable(this);
  }

  /** Why a measure cannot be computed here, as a half sentence; undefined where it can. */
  readonly lacks = (measure: Measure): string | undefined =>
    measure.lacks(this.file.fields.map) ??
    halfSentence(this.openQuestion(measure)?.question) ??
    this.lackOf(measure)?.why;

  /** What is not settled of the fields that a measure rests on. */
  openQuestion(measure: Measure): Detection | undefined {
    const { fields, detections } = this.file;
    return unsettledFor(measure, { map: fields.map, detections });
  }

  /** What would have to be imported or chosen for a measure, and how that is mended; undefined where nothing is missing. */
  lackOf({ needs }: Measure): ReturnType<typeof lackOf> {
    return lackOf(needs, this.inputs);
  }

  /** What to do where a measure cannot be computed here. */
  remedyFor(measure: Measure): Remedy | undefined {
    if (measure.lacks(this.file.fields.map) !== undefined) return { kind: 'chooseFields', roles: [] };
    return this.openQuestion(measure)?.remedy ?? this.lackOf(measure)?.remedy;
  }

  /** What scores depend on besides the dataset. */
  get basis(): Basis {
    return basisOf(this.inputs);
  }

  /** The basis that a measure's scores are stored under, as manifests name it. */
  wholeBasis(measure: Measure): string {
    return wholeBasis(this.key(measure));
  }

  /** What a measure had packed of the tokens of a record (four words of id); undefined where nothing. */
  packedTokens(measure: Measure, id: Uint32Array): Promise<Uint8Array | undefined> {
    return this.store.packedTokens(this.key(measure), id);
  }

  private key(measure: Measure): ScoreKey {
    return scoreKey(measure, this.file, this.basis);
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
}
