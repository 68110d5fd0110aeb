import type { Measure } from '../core/measures/measure';
import type { DatasetRequest } from '../core/protocol/datasetApi';
import type { ScoreProgress } from '../core/protocol/engineApi';
import type { CallContext } from '../core/protocol/rpc';
import type { Shard } from '../core/protocol/shard';
import type { ScoreColumn, ScoreTable } from '../core/scores/table';
import type { DatasetFile } from './files/datasetFile';
import { ModelInUse } from './modelInUse';
import { OpenDatasets } from './openDataset';
import { readScoreFile } from './scoring/scoreFile';
import { scoreKey } from './scoring/scoreKey';
import { runMeasure, type Scored } from './scoring/scoring';
import { storedColumns, storedTable } from './scoring/storedTable';
import { ScoreStore, wholeBasis } from './store/scoreStore';

/** A dataset with what is needed to score it. */
export class Workplace {
  private constructor(
    readonly file: DatasetFile,
    readonly store: ScoreStore,
    readonly model: ModelInUse,
  ) {}

  /** Opens a dataset, its store and its model. Throws UserError. */
  static async open(request: DatasetRequest, shared: Shared, signal: AbortSignal): Promise<Workplace> {
    const model = await shared.models.find(request.model);
    const file = await shared.datasets.open(request, signal);
    return new Workplace(file, await ScoreStore.of(shared.storeFolder, request.path), model);
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
      const made = await model.given(measure.needs, file, store, signal);
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

  /** The columns of one measure that are stored. */
  columns(measure: Measure): Promise<ScoreColumn[]> {
    return storedColumns(measure, this.file, this.store, this.model.digest);
  }

  /** The basis that a measure's scores are stored under. */
  basis(measure: Measure): string {
    return wholeBasis(this.key(measure));
  }

  /** All scores there are: those of a file, or those stored. */
  table(scores: string | undefined): Promise<ScoreTable> {
    return scores ? readScoreFile(scores, this.file) : storedTable(this.file, this.store, this.model.digest);
  }

  private key(measure: Measure): ReturnType<typeof scoreKey> {
    return scoreKey(measure, this.file, this.model.digest);
  }
}

/** What the calls of one engine share. */
export class Shared {
  readonly datasets = new OpenDatasets();
  readonly models: Models;

  constructor(
    readonly storeFolder: string,
    readonly threads: number,
  ) {
    this.models = new Models(threads);
  }
}

/** The model that was used last, kept loaded. */
class Models {
  private last: { path: string | undefined; model: Promise<ModelInUse> } | undefined;

  constructor(private readonly threads: number) {}

  find(path: string | undefined): Promise<ModelInUse> {
    if (!this.last || this.last.path !== path)
      this.last = { path, model: ModelInUse.find(path, this.threads) };
    const { model } = this.last;
    model.catch(() => (this.last = undefined));
    return model;
  }
}
