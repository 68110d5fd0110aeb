import * as vscode from 'vscode';
import { titleOf } from '../../core/measures/catalogue';
import type { DatasetRequest } from '../../core/protocol/datasetApi';
import type { DynamicsReport } from '../../core/protocol/dynamicsApi';
import type { ScoreProgress, ScoreReport } from '../../core/protocol/engineApi';
import type { ImportConsent, ImportNote, ImportQuestion } from '../../core/protocol/importReport';
import type { Activity } from '../../core/protocol/activity';
import type { CalibrationProgress, ImportRequest } from '../../core/protocol/responsesApi';
import type { CalibrationReport } from '../../core/protocol/answers/calibrationReport';
import type { ImportedKind } from '../../core/remedy';
import { UserError } from '../../core/userError';
import { EngineStopped } from '../../engine/client';
import type { EngineHost } from '../host/engineHost';
import { OneAtATime } from './oneAtATime';
import { CalibrationPace } from '../words/calibrationPace';
import { ScoringPace } from './scoringPace';
import { nameOf } from '../host/target';

/** What the engine calls what can be done with an import of each kind. */
const importCalls = {
  responses: { forget: 'forgetResponses', takeBack: 'takeBackResponses' },
  dynamics: { forget: 'forgetDynamics', takeBack: 'takeBackDynamics' },
} as const;

/** The dataset that is worked for. */
interface Worked {
  readonly uri: vscode.Uri;
  readonly request: DatasetRequest;
  /** See Dataset. */
  calibrations: number;
  refresh(): Promise<void>;
  /** See Dataset. */
  refreshOrForget(): Promise<void>;
}

/** What the engine does at length for a dataset: one thing at a time, told while it goes on, ended by the user or its own end. */
export class DatasetWork {
  activity: Activity = { kind: 'idle' };
  /** About how many seconds scoring takes from its beginning on, as a run told; 0 where none did. */
  secondsToScore = 0;
  private readonly work = new OneAtATime();
  private started = 0;

  constructor(
    private readonly dataset: Worked,
    private readonly engine: EngineHost,
    private readonly changed: () => void,
  ) {}

  /** Whether something goes on. */
  get isBusy(): boolean {
    return this.work.isBusy;
  }

  /** Throws UserError where something goes on. */
  refuseIfBusy(): void {
    const name = nameOf(this.dataset.uri);
    if (this.work.isBusy)
      throw new UserError(
        this.activity.kind === 'calibrating'
          ? vscode.l10n.t('Responses to {0} are being calibrated: wait, or cancel it.', name)
          : vscode.l10n.t('{0} is being scored: wait, or cancel it.', name),
      );
  }

  /** Ends what goes on. */
  cancel(): void {
    this.work.cancel();
  }

  /** Says what goes on. */
  report(activity: Activity): void {
    this.activity = activity;
    this.changed();
  }

  /** Scores, and shows what there is while it goes on. What was scored before an end of any kind stays. */
  async score(
    measures: readonly string[],
    signal: AbortSignal,
    onProgress: (progress: ScoreProgress) => void = () => undefined,
    budget?: number,
  ): Promise<ScoreReport> {
    this.refuseIfBusy();
    this.report({ kind: 'idle' });
    const pace = new ScoringPace();
    this.started = performance.now();
    const request = { ...this.dataset.request, measures, optional: true };
    try {
      return await this.run(signal, (own) =>
        this.engine.call('score', budget === undefined ? request : { ...request, budget }, {
          signal: own,
          onProgress: (progress) => this.scoring(progress, pace, onProgress),
        }),
      );
    } finally {
      if (this.activity.kind === 'scoring') this.activity = { kind: 'idle' };
      await this.dataset.refreshOrForget().catch(() => this.changed());
    }
  }

  /** Calibrates response logs and has the dataset remember them. What a cancelled calibration has come to is kept by the engine. */
  async importResponses(
    request: Omit<ImportRequest, 'dataset'>,
    signal: AbortSignal,
    onProgress: (progress: CalibrationProgress, pace: CalibrationPace) => void,
  ): Promise<CalibrationReport> {
    this.refuseIfBusy();
    const pace = new CalibrationPace();
    try {
      const calibration = await this.run(signal, (own) =>
        this.engine.call(
          'importResponses',
          { ...request, dataset: this.dataset.request },
          { signal: own, onProgress: (progress) => this.calibrating(progress, pace, onProgress) },
        ),
      );
      this.dataset.calibrations++;
      return calibration;
    } finally {
      if (this.activity.kind === 'calibrating') this.activity = { kind: 'idle' };
      this.changed();
    }
  }

  /** Says what an import of responses would replace and what speaks against its join. */
  weighResponses(request: Omit<ImportRequest, 'dataset'>, signal: AbortSignal): Promise<ImportQuestion> {
    this.refuseIfBusy();
    return this.engine.call('weighResponses', { ...request, dataset: this.dataset.request }, { signal });
  }

  /** Says what an import of training dynamics would replace and what speaks against its join. */
  weighDynamics(
    paths: readonly string[],
    signal: AbortSignal,
    onProgress: (progress: { readonly done: number; readonly total: number }) => void,
  ): Promise<ImportQuestion> {
    this.refuseIfBusy();
    const request = { dataset: this.dataset.request, paths };
    return this.engine.call('weighDynamics', request, { signal, onProgress });
  }

  /** Reads training dynamics of another tool and has the dataset remember them. */
  importDynamics(
    paths: readonly string[],
    consent: ImportConsent,
    signal: AbortSignal,
    onProgress: (progress: { readonly done: number; readonly total: number }) => void,
  ): Promise<DynamicsReport> {
    this.refuseIfBusy();
    const request = { dataset: this.dataset.request, paths, ...consent };
    return this.run(signal, (own) =>
      this.engine.call('importDynamics', request, { signal: own, onProgress }),
    );
  }

  /** Forgets what was imported of a kind; false where there was nothing. */
  async forget(kind: ImportedKind): Promise<boolean> {
    this.refuseIfBusy();
    const were = await this.engine.call(importCalls[kind].forget, this.dataset.request);
    await this.otherImport(kind);
    return were;
  }

  /** Puts back what was imported of a kind before that of this key (empty: before it was removed; undefined: whichever it is). */
  async takeBack(kind: ImportedKind, from: string | undefined): Promise<ImportNote> {
    this.refuseIfBusy();
    const since = from === undefined ? {} : { from };
    const note = await this.engine.call(importCalls[kind].takeBack, { ...this.dataset.request, ...since });
    await this.otherImport(kind);
    return note;
  }

  private async otherImport(kind: ImportedKind): Promise<void> {
    if (kind === 'responses') this.dataset.calibrations++;
    await this.dataset.refresh();
  }

  private async run<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await this.work.run(signal, work);
    } catch (error) {
      if (error instanceof EngineStopped) this.report({ kind: 'stopped', message: error.message });
      throw error;
    }
  }

  private scoring(
    progress: ScoreProgress,
    pace: ScoringPace,
    onProgress: (progress: ScoreProgress) => void,
  ): void {
    const { measure, secondsLeft = NaN } = progress;
    if (!Number.isNaN(secondsLeft))
      this.secondsToScore = (performance.now() - this.started) / 1000 + secondsLeft;
    this.report({ kind: 'scoring', ...progress, measure: titleOf(measure), secondsLeft });
    onProgress(progress);
    if (pace.isTimeToShow(progress.measure)) void this.refreshWhile(pace);
  }

  private calibrating(
    progress: CalibrationProgress,
    pace: CalibrationPace,
    onProgress: (progress: CalibrationProgress, pace: CalibrationPace) => void,
  ): void {
    this.report({ kind: 'calibrating', what: pace.what(progress), done: pace.share(progress) });
    onProgress(progress, pace);
  }

  private async refreshWhile(pace: ScoringPace): Promise<void> {
    const start = performance.now();
    await this.dataset.refresh().catch(() => undefined);
    pace.shown(performance.now() - start);
  }
}
