import * as vscode from 'vscode';
import { idWords } from '../../core/dataset/idIndex';
import type { Hint } from '../../core/protocol/editorApi';
import type { Dataset } from '../dataset/dataset';
import type { Datasets } from '../dataset/datasets';
import { nearbyLine } from '../records/nearbyLine';
import { hintsEnabled, onSettingsChanged } from '../host/settings';
import { hintText } from './hintText';
import { recordsOf } from './openRecords';

const wait = 300;
/** How far from where it was saved a record is looked for in a document that was edited since. */
const reach = 100;

/** Records whose stored scores call them into question, among VS Code's problems: nothing is computed for it. */
export class HintList implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('gradus hints');
  private readonly shown = new WeakMap<Dataset, unknown>();
  private readonly waiting = new Map<Dataset, NodeJS.Timeout>();
  private readonly listening: vscode.Disposable;

  constructor(private readonly datasets: Datasets) {
    this.listening = vscode.Disposable.from(
      datasets.onDidChange((dataset) => {
        if (this.shown.get(dataset) !== dataset.hints) this.show(dataset);
      }),
      onSettingsChanged(() => Array.from(datasets.all).forEach((dataset) => this.show(dataset))),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.soon(document)),
    );
  }

  dispose(): void {
    this.waiting.forEach((timer) => clearTimeout(timer));
    vscode.Disposable.from(this.listening, this.collection).dispose();
  }

  private soon({ uri }: vscode.TextDocument): void {
    const dataset = this.datasets.known(uri);
    if (!dataset || dataset.hints.length === 0) return;
    clearTimeout(this.waiting.get(dataset));
    this.waiting.set(
      dataset,
      setTimeout(() => {
        this.waiting.delete(dataset);
        this.show(dataset);
      }, wait),
    );
  }

  private show(dataset: Dataset): void {
    this.shown.set(dataset, dataset.hints);
    const { uri, hints } = dataset;
    if (!hintsEnabled(uri) || hints.length === 0) return this.collection.delete(uri);
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    this.collection.set(
      uri,
      hints.flatMap((hint) => {
        const line = lineOf(hint, dataset, document);
        return line === undefined ? [] : [diagnostic(hint, line, uri)];
      }),
    );
  }
}

/** The line (from 0) that a record stands on, as long as it is there. */
function lineOf(
  { row, line }: Hint,
  dataset: Dataset,
  document: vscode.TextDocument | undefined,
): number | undefined {
  const records = document?.isDirty === true ? recordsOf(document, dataset) : undefined;
  if (!records || !dataset.scores) return line - 1;
  const id = dataset.scores.snapshot.ids.subarray(row * idWords, (row + 1) * idWords);
  return nearbyLine(records, id, line - 1, reach);
}

function diagnostic(hint: Hint, line: number, uri: vscode.Uri): vscode.Diagnostic {
  const { kind, similarity, otherLine } = hint;
  const isMinor = kind === 'duplicate' && similarity < 1;
  const shown = new vscode.Diagnostic(
    lineRange(line),
    hintText(hint),
    isMinor ? vscode.DiagnosticSeverity.Hint : vscode.DiagnosticSeverity.Information,
  );
  shown.source = 'Gradus';
  shown.code = kind;
  if (otherLine > 0)
    shown.relatedInformation = [
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(uri, lineRange(otherLine - 1)),
        vscode.l10n.t('The other record'),
      ),
    ];
  return shown;
}

function lineRange(line: number): vscode.Range {
  return new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
}
