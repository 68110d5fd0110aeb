import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { DatasetRequest, Problem } from '../core/protocol/datasetApi';
import type { DynamicsReport } from '../core/protocol/dynamicsApi';
import type { AnswerToken, Hint, Snapshot } from '../core/protocol/editorApi';
import type { ScoreProgress, ScoreReport } from '../core/protocol/engineApi';
import type { Activity } from '../core/protocol/panelApi';
import type { CalibrationProgress, CalibrationReport, ImportRequest } from '../core/protocol/responsesApi';
import { UserError } from '../core/userError';
import { EngineStopped } from '../engine/client';
import { storeFile } from '../engine/store/storeFolder';
import type { Choices } from './choices';
import { editorWords } from './editorWords';
import type { EngineHost } from './engineHost';
import { Coalesced } from './coalesced';
import { requestFor } from './datasetRequest';
import { OneAtATime } from './oneAtATime';
import { AnswerTokens } from './records/answerTokens';
import { brokenRows, withBroken } from './records/brokenRows';
import { Examined } from './records/examined';
import { quickMeasures } from './records/quickMeasures';
import { sameRows } from './records/sameRows';
import { Scores } from './records/scores';
import { CalibrationPace } from './responses/calibrationPace';
import { ScoringPace } from './scoringPace';
import { storeFolder } from './settings';
import { nameOf } from './target';

/** One dataset as the extension knows it: its scores, what the engine does for it, and what changed. */
export class Dataset implements vscode.Disposable {
  /** What is stored; undefined until it was looked for and found. */
  scores: Scores | undefined;
  /** What cannot be used, in the order of the file; empty until it was looked for. */
  problems: readonly Problem[] = [];
  /** Records that stored scores call into question, in the order of the file; empty until they were looked for. */
  hints: readonly Hint[] = [];
  activity: Activity = { kind: 'idle' };
  /** Raised when another calibration, or none, may be remembered for it, or its rows are others: what was told of it is old then. */
  calibrations = 0;
  /** Whether its panel can be seen: what shows there needs no notification. */
  isShown = false;
  private readonly changes = new vscode.EventEmitter<void>();
  /** The scores, the problems or the activity are other ones now. */
  readonly onDidChange = this.changes.event;
  /** Records that the file does not hold. */
  readonly examined: Examined;
  private readonly answerTokens = new AnswerTokens((record) =>
    this.engine.call('answerTokens', { ...this.request, ...record }),
  );
  private readonly refreshing = new Coalesced(() => this.readSnapshot());
  private readonly work = new OneAtATime();
  private brokenRows: ReadonlyMap<number, string> = new Map();

  constructor(
    readonly uri: vscode.Uri,
    /** The file that is read: the document's own, or a copy of an untitled one. */
    readonly path: string,
    private readonly engine: EngineHost,
    private readonly choices: Choices,
  ) {
    this.examined = new Examined(
      (records, signal) => this.engine.call('examine', { ...this.request, records }, { signal }),
      () => this.changes.fire(),
    );
  }

  /** What each token of a row's answer cost the language model when it was scored. Never scores. */
  async answerTokensOf(row: number): Promise<readonly AnswerToken[]> {
    return this.scores ? this.answerTokens.of(row, this.scores) : [];
  }

  /** How the engine is to read the dataset. */
  get request(): DatasetRequest {
    return requestFor(this.path, this.choices.of(this.uri).map);
  }

  /** Why each broken row cannot be used. */
  get broken(): ReadonlyMap<number, string> {
    return this.brokenRows;
  }

  /** Reads what is stored, where anything is: a dataset that was never scored starts no engine. */
  async load(): Promise<void> {
    if (this.scores) return;
    await (this.loading ??= this.loadStored().finally(() => (this.loading = undefined)));
  }

  /** Reads what there is to know, stored scores or none: what a panel shows of a dataset that was never scored. */
  async lookAt(): Promise<void> {
    try {
      if (!this.scores) await this.refresh();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.report({ kind: 'stopped', message: editorWords(message) });
      throw error;
    }
  }

  /** Reads what is stored anew; calls that come while one runs share the next. */
  refresh(): Promise<void> {
    return this.refreshing.run();
  }

  /** Takes the column that bands go by; undefined for the usual one. */
  async choosePrimary(primary: string): Promise<void> {
    await this.choices.change(this.uri, { primary });
    if (this.scores) this.show(new Scores(this.scores.snapshot, primary));
  }

  /** Takes the fields that the user names, and looks what is scored with them. */
  async chooseFields(map: NonNullable<DatasetRequest['map']>): Promise<void> {
    await this.choices.change(this.uri, { map });
    this.examined.forget();
    this.calibrations++;
    await this.refresh();
  }

  /** Scores, and shows what there is while it goes on. What was scored before an end of any kind stays. */
  async score(
    measures: readonly string[],
    signal: AbortSignal,
    onProgress: (progress: ScoreProgress, pace: ScoringPace) => void = () => undefined,
    budget?: number,
  ): Promise<ScoreReport> {
    this.refuseIfBusy();
    this.report({ kind: 'idle' });
    const pace = new ScoringPace(measures);
    try {
      return await this.work.run(signal, (own) =>
        this.engine.call(
          'score',
          { ...this.request, measures, optional: true, ...(budget === undefined ? {} : { budget }) },
          { signal: own, onProgress: (progress) => this.progressed(progress, pace, onProgress) },
        ),
      );
    } catch (error) {
      this.stoppedBy(error);
      throw error;
    } finally {
      if (this.activity.kind === 'scoring') this.activity = { kind: 'idle' };
      await this.refresh().catch(() => this.changes.fire());
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
      const calibration = await this.work.run(signal, (own) =>
        this.engine.call(
          'importResponses',
          { ...request, dataset: this.request },
          { signal: own, onProgress: (progress) => this.calibrating(progress, pace, onProgress) },
        ),
      );
      this.calibrations++;
      return calibration;
    } catch (error) {
      this.stoppedBy(error);
      throw error;
    } finally {
      if (this.activity.kind === 'calibrating') this.activity = { kind: 'idle' };
      this.changes.fire();
    }
  }

  /** Reads training dynamics of another tool and has the dataset remember them. */
  async importDynamics(
    paths: readonly string[],
    signal: AbortSignal,
    onProgress: (progress: { readonly done: number; readonly total: number }) => void,
  ): Promise<DynamicsReport> {
    this.refuseIfBusy();
    try {
      return await this.work.run(signal, (own) =>
        this.engine.call('importDynamics', { dataset: this.request, paths }, { signal: own, onProgress }),
      );
    } catch (error) {
      this.stoppedBy(error);
      throw error;
    }
  }

  /** Forgets the responses to it; false where there were none. */
  async forgetResponses(): Promise<boolean> {
    this.refuseIfBusy();
    const were = await this.engine.call('forgetResponses', this.request);
    this.calibrations++;
    await this.refresh();
    return were;
  }

  /** Throws UserError where it is being scored or calibrated. */
  refuseIfBusy(): void {
    if (this.work.isBusy)
      throw new UserError(
        this.activity.kind === 'calibrating'
          ? vscode.l10n.t('Responses to {0} are being calibrated: wait, or cancel it.', nameOf(this.uri))
          : vscode.l10n.t('{0} is being scored: wait, or cancel it.', nameOf(this.uri)),
      );
  }

  /** Ends the scoring or the calibration that runs. */
  cancel(): void {
    this.work.cancel();
  }

  /** Makes the scores of new and edited records known that need no other record: quick, and without being asked. */
  async catchUp(signal: AbortSignal): Promise<void> {
    if (!this.scores || this.work.isBusy) return;
    const measures = quickMeasures(this.scores.snapshot);
    if (measures.length === 0) return;
    await this.engine.call('score', { ...this.request, measures }, { signal });
    await this.refresh();
  }

  /** Forgets everything that was stored. */
  forget(): void {
    this.scores = undefined;
    this.problems = [];
    this.hints = [];
    this.calibrations++;
    this.brokenRows = new Map();
    this.activity = { kind: 'idle' };
    this.changes.fire();
  }

  dispose(): void {
    this.examined.dispose();
    this.changes.dispose();
  }

  private loading: Promise<void> | undefined;

  private async loadStored(): Promise<void> {
    if (await this.isStored()) await this.refresh();
  }

  private async isStored(): Promise<boolean> {
    return existsSync(this.path) && existsSync(await storeFile(storeFolder(), this.path));
  }

  private async readSnapshot(): Promise<void> {
    const snapshot = await this.engine.call('snapshot', this.request);
    this.show(new Scores(snapshot, this.choices.of(this.uri).primary));
    await this.readProblems(snapshot);
    await this.readHints(snapshot);
  }

  private async readProblems(snapshot: Snapshot): Promise<void> {
    const problems = await this.engine.call('problems', this.request);
    if (problems.length === 0 && this.problems.length === 0) return;
    this.problems = problems;
    this.brokenRows = brokenRows(problems);
    this.show(new Scores(withBroken(snapshot, this.brokenRows), this.choices.of(this.uri).primary));
  }

  private async readHints({ table }: Snapshot): Promise<void> {
    const isAsked = table.some(({ id }) => id === 'labelSuspect' || id === 'duplicateGroup');
    const hints = isAsked ? await this.engine.call('hints', this.request) : [];
    if (hints.length === 0 && this.hints.length === 0) return;
    this.hints = hints;
    this.changes.fire();
  }

  private show(scores: Scores): void {
    if (this.scores && !sameRows(this.scores.snapshot, scores.snapshot)) this.calibrations++;
    this.scores = scores;
    this.answerTokens.forget();
    this.changes.fire();
    void scores.prime();
  }

  private progressed(
    progress: ScoreProgress,
    pace: ScoringPace,
    onProgress: (progress: ScoreProgress, pace: ScoringPace) => void,
  ): void {
    this.report({ kind: 'scoring', ...progress, secondsLeft: pace.secondsLeft(progress) });
    onProgress(progress, pace);
    if (pace.isTimeToShow()) void this.refreshWhile(pace);
  }

  private calibrating(
    progress: CalibrationProgress,
    pace: CalibrationPace,
    onProgress: (progress: CalibrationProgress, pace: CalibrationPace) => void,
  ): void {
    this.report({ kind: 'calibrating', what: pace.what(progress), done: pace.share(progress) });
    onProgress(progress, pace);
  }

  private stoppedBy(error: unknown): void {
    if (error instanceof EngineStopped) this.report({ kind: 'stopped', message: error.message });
  }

  private async refreshWhile(pace: ScoringPace): Promise<void> {
    const start = performance.now();
    await this.refresh().catch(() => undefined);
    pace.shown(performance.now() - start);
  }

  private report(activity: Activity): void {
    this.activity = activity;
    this.changes.fire();
  }
}
