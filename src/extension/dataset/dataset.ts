import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { DatasetRequest, Problem } from '../../core/protocol/datasetApi';
import type { AnswerToken, Hint, Snapshot, SnapshotRequest } from '../../core/protocol/editorApi';
import { EngineStopped } from '../../engine/client';
import { storeFile } from '../../engine/store/storeFolder';
import type { Choices } from './choices';
import type { Said } from './said';
import { failureText } from '../words/remedyWords';
import type { EngineHost } from '../host/engineHost';
import { Coalesced } from './coalesced';
import { requestFor } from './datasetRequest';
import { DatasetWork } from './datasetWork';
import { AnswerTokens } from '../records/answerTokens';
import { brokenRows, withBroken } from '../records/brokenRows';
import { Examined } from '../records/examined';
import { UserError } from '../../core/userError';
import { quickMeasures } from '../records/quickMeasures';
import { nothingScored } from '../records/nothingScored';
import { PresentSnapshot } from './presentSnapshot';
import { RowInSight } from './rowInSight';
import { sameRows } from '../records/sameRows';
import { Scores } from '../records/scores';
import { measures, storeFolder } from '../host/settings';

/** One dataset as the extension knows it: what is stored of it, and what the engine does for it. */
export class Dataset implements vscode.Disposable {
  /** What is stored; undefined until it was looked for and found. */
  scores: Scores | undefined;
  /** What cannot be used, in the order of the file; empty until it was looked for. */
  problems: readonly Problem[] = [];
  /** Records that stored scores call into question, in the order of the file; empty until they were looked for. */
  hints: readonly Hint[] = [];
  /** Raised when another calibration, or none, may be remembered for it, or its rows are others: what was told of it is old then. */
  calibrations = 0;
  /** Why what is known is not what the file holds now, in a sentence; empty where it is. */
  change = '';
  /** The row that the keyboard is at in its dataset editor, and the one that is to be gone to. */
  readonly row = new RowInSight();
  /** Whether a notification tells how far something has come for it. */
  isNotified = false;
  private readonly changes = new vscode.EventEmitter<void>();
  /** The scores, the problems or the activity are other ones now. */
  readonly onDidChange = this.changes.event;
  /** What the engine does for it at length. */
  readonly work: DatasetWork;
  /** Records that the file does not hold. */
  readonly examined: Examined;
  private readonly answerTokens = new AnswerTokens((record) =>
    this.engine.call('answerTokens', { ...this.request, ...record }),
  );
  private readonly present: PresentSnapshot;
  private readonly pages = new Set<object>();
  private readonly refreshing = new Coalesced(() => this.readSnapshot());
  private brokenRows: ReadonlyMap<number, string> = new Map();

  constructor(
    readonly uri: vscode.Uri,
    /** The file that is read: the document's own, or a copy of an untitled one. */
    readonly path: string,
    private readonly engine: EngineHost,
    private readonly choices: Choices,
  ) {
    this.present = new PresentSnapshot(path, engine, {
      request: () => this.snapshotRequest,
      isChanged: () => this.change !== '',
      changed: () => this.noteChange(),
    });
    this.work = new DatasetWork(this, engine, () => this.changes.fire());
    this.examined = new Examined(
      (records, signal) => this.engine.call('examine', { ...this.request, records }, { signal }),
      () => this.changes.fire(),
    );
  }

  /** What each token of a row's answer cost the language model when it was scored; 'fetching' where it takes a while to look up. Never scores. */
  async answerTokensOf(row: number): Promise<readonly AnswerToken[] | 'fetching'> {
    return this.scores ? this.answerTokens.of(row, this.scores) : [];
  }

  /** How the engine is to read the dataset. */
  get request(): DatasetRequest {
    return requestFor(this.path, this.said);
  }

  /** What the user says of how it is to be read. */
  get said(): Said {
    const { said, map } = this.choices.of(this.uri);
    return said ?? (map ? { map } : {});
  }

  /** Whether its panel or its dataset editor can be seen: what shows there needs no notification. */
  get isShown(): boolean {
    return this.pages.size > 0;
  }

  /** Says whether a page of its own can be seen. */
  setShown(page: object, isShown: boolean): void {
    if (isShown) this.pages.add(page);
    else this.pages.delete(page);
  }

  /** Whether it is a text in the editor: only there every score of a record is asked for. */
  private get isDocument(): boolean {
    const uri = this.uri.toString();
    return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri);
  }

  /** What is asked of the store: every score where it is a text in the editor, otherwise those of the primary measure. */
  private get snapshotRequest(): SnapshotRequest {
    const asking = { ...this.request, measures: measures() };
    return this.isDocument
      ? asking
      : { ...asking, primaryOnly: { chosen: this.choices.of(this.uri).primary } };
  }

  /** Why each broken row cannot be used. */
  get broken(): ReadonlyMap<number, string> {
    return this.brokenRows;
  }

  /** Reads what is stored, where anything is: a dataset that was never scored starts no engine. */
  async load(): Promise<void> {
    if (this.scores && (this.scores.isWhole || !this.isDocument)) return;
    await (this.loading ??= this.loadStored().finally(() => (this.loading = undefined)));
  }

  /** Reads what there is to know, stored scores or none: what a panel shows of a dataset that was never scored. */
  async lookAt(): Promise<void> {
    try {
      if (!this.scores) await this.refresh();
    } catch (error) {
      const message = failureText(error);
      this.work.report({ kind: 'stopped', message: message });
      throw error;
    }
  }

  /** Reads what is stored anew; calls that come while one runs share the next. */
  refresh(): Promise<void> {
    return this.refreshing.run();
  }

  /** Reads what is stored under other settings than before; where that fails, nothing counts as scored. */
  async readAgain(): Promise<void> {
    this.examined.forget();
    this.calibrations++;
    if (this.scores) await this.refreshOrForget();
    else await this.load();
  }

  /** Reads what is stored anew. Where the store cannot be read, nothing counts as scored: what was shown may not be kept. */
  async refreshOrForget(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      if (existsSync(this.path)) this.showNothing(error);
      else this.noteChange(failureText(error));
      throw error;
    }
  }

  /** Says that the file is another one now: what is shown of it is old until it was read again. */
  noteChange(words: string = vscode.l10n.t('The file changed: reading it again…')): void {
    if (!this.scores || this.change === words) return;
    this.change = words;
    this.changes.fire();
  }

  /** Takes the column that bands go by; undefined for the usual one. */
  async choosePrimary(primary: string): Promise<void> {
    await this.choices.change(this.uri, { primary });
    const snapshot = this.scores?.snapshot;
    if (snapshot?.table.some(({ id }) => id === primary))
      this.show(new Scores(snapshot, primary, this.scores));
    else if (snapshot) await this.refresh();
  }

  /** Reads it as the user says, and looks what is scored so. */
  async say(said: Said): Promise<void> {
    await this.choices.change(this.uri, { said });
    this.examined.forget();
    this.calibrations++;
    await this.refresh();
    if (said.map?.difficulty?.length) await this.readDifficulty();
  }

  /** Reads the dataset's own difficulty, which costs nothing; not where it is not settled which end of it is hard, or in which order its levels are. */
  private async readDifficulty(): Promise<void> {
    if (!this.scores || this.work.isBusy) return;
    try {
      await this.engine.call('score', { ...this.request, measures: ['human'] });
      await this.refresh();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
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
    this.work.report({ kind: 'idle' });
  }

  dispose(): void {
    this.examined.dispose();
    this.row.dispose();
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
    const snapshot = await this.present.read(this.scores?.snapshot);
    this.change = '';
    this.show(new Scores(snapshot, this.choices.of(this.uri).primary, this.scores));
    const { digest } = snapshot.dataset;
    try {
      await this.readProblems(snapshot, digest);
      await this.readHints(snapshot, digest);
    } catch (error) {
      if (await this.present.isPresent()) throw error;
      this.noteChange();
    }
  }

  private async readProblems(snapshot: Snapshot, of: string): Promise<void> {
    const problems = await this.engine.call('problems', { ...this.request, of });
    if (problems.length === 0 && this.problems.length === 0) return;
    this.problems = problems;
    this.brokenRows = brokenRows(problems);
    const { primary } = this.choices.of(this.uri);
    this.show(new Scores(withBroken(snapshot, this.brokenRows), primary, this.scores));
  }

  private async readHints({ heads }: Snapshot, of: string): Promise<void> {
    const isAsked = heads.some(({ id }) => id === 'labelSuspect' || id === 'duplicateGroup');
    const hints = isAsked ? await this.engine.call('hints', { ...this.request, of }) : [];
    if (hints.length === 0 && this.hints.length === 0) return;
    this.hints = hints;
    this.changes.fire();
  }

  private showNothing(error: unknown): void {
    this.hints = [];
    if (this.scores) this.show(new Scores(nothingScored(this.scores.snapshot), undefined, this.scores));
    if (!(error instanceof EngineStopped)) this.work.report({ kind: 'stopped', message: failureText(error) });
  }

  private show(scores: Scores): void {
    if (this.scores && !sameRows(this.scores.snapshot, scores.snapshot)) this.calibrations++;
    this.scores = scores;
    this.answerTokens.forget();
    this.changes.fire();
    if (scores.isWhole) void scores.prime();
  }
}
