import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import type { Choices } from './choices';
import { Dataset } from './dataset';
import { failureText } from '../words/remedyWords';
import type { EngineHost } from '../host/engineHost';
import { whatScoresAreFoundBy } from '../host/settings';
import { targetsOf } from '../host/target';

const settle = 150;

/** The datasets that are open in some way: one object for each, made at the first need. */
export class Datasets implements vscode.Disposable {
  private readonly byUri = new Map<string, Dataset>();
  private readonly disposables: vscode.Disposable[] = [];
  private readonly changes = new vscode.EventEmitter<Dataset>();
  /** A dataset's scores, problems or activity changed. */
  readonly onDidChange = this.changes.event;

  /** The dataset whose panel has the focus. */
  focused: Dataset | undefined;

  private foundBy = whatScoresAreFoundBy();

  constructor(
    private readonly engine: EngineHost,
    private readonly choices: Choices,
    private readonly untitledFolder: string,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.disposables.push(engine.onDidRenew(() => void this.readAgain()));
  }

  /** All that are open. */
  get all(): Iterable<Dataset> {
    return this.byUri.values();
  }

  /** Says which dataset's panel has the focus, if any. */
  focus(dataset: Dataset | undefined): void {
    if (this.focused === dataset) return;
    const either = dataset ?? this.focused!;
    this.focused = dataset;
    this.changes.fire(either);
  }

  /** The dataset of a document or file. */
  of(uri: vscode.Uri): Dataset {
    return this.byUri.get(uri.toString()) ?? this.add(uri);
  }

  /** The dataset of a document or file, where it is open already. */
  known(uri: vscode.Uri): Dataset | undefined {
    return this.byUri.get(uri.toString());
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables, ...this.byUri.values(), this.changes).dispose();
  }

  /** Where scores are found by other settings now, none of those that were read before is shown any more: what is in sight is read again. */
  private async readAgain(): Promise<void> {
    const before = this.foundBy;
    this.foundBy = whatScoresAreFoundBy();
    if (this.foundBy === before) return;
    const known = [...this.byUri.values()];
    const seen = known.filter((dataset) => isInSight(dataset));
    for (const dataset of known) if (!seen.includes(dataset)) dataset.forget();
    for (const dataset of seen)
      await dataset
        .readAgain()
        .catch((error: unknown) => this.log.warn(`${dataset.path}: ${failureText(error)}`));
  }

  private add(uri: vscode.Uri): Dataset {
    const path = uri.scheme === 'file' ? uri.fsPath : join(this.untitledFolder, basename(uri.path));
    const dataset = new Dataset(uri, path, this.engine, this.choices);
    this.byUri.set(uri.toString(), dataset);
    this.disposables.push(dataset.onDidChange(() => this.changes.fire(dataset)));
    if (uri.scheme === 'file') this.watch(dataset);
    return dataset;
  }

  /** A file that is saved or changed by others: what is stored by content is found again, what is new catches up. */
  private watch(dataset: Dataset): void {
    const folder = vscode.Uri.joinPath(dataset.uri, '..');
    const pattern = new vscode.RelativePattern(folder, globLiteral(basename(dataset.path)));
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    let timer: NodeJS.Timeout | undefined;
    const changed = (): void => {
      clearTimeout(timer);
      dataset.noteChange();
      timer = setTimeout(() => void this.catchUp(dataset), settle);
    };
    this.disposables.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    );
  }

  private async catchUp(dataset: Dataset): Promise<void> {
    if (!dataset.scores) return;
    try {
      await dataset.refresh();
      const { scored, broken, rows } = dataset.scores.standing(dataset.broken.size);
      if (scored + broken < rows) await dataset.catchUp(new AbortController().signal);
    } catch (error) {
      const message = failureText(error);
      this.log.warn(`${dataset.path} was changed: ${message}`);
      if (dataset.change !== '')
        dataset.noteChange(
          vscode.l10n.t('The file changed, and what it holds now is not shown: {0}', message),
        );
    }
  }
}

/** Whether a dataset is shown somewhere: the others are read when they are. */
function isInSight({ uri, isShown }: Dataset): boolean {
  const shown = [...vscode.window.visibleTextEditors.map(({ document }) => document.uri), ...targetsOf()];
  return isShown || shown.some((one) => one.toString() === uri.toString());
}

/** A name as a glob pattern that matches it alone. */
function globLiteral(name: string): string {
  return name.replace(/[[\]{}()*?!]/g, '[$&]');
}
