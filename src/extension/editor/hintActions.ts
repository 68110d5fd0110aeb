import * as vscode from 'vscode';
import { idWords } from '../../core/dataset/idIndex';
import type { Hint } from '../../core/protocol/editorApi';
import type { Dataset } from '../dataset/dataset';
import type { Datasets } from '../dataset/datasets';
import type { DocumentRecord } from '../records/documentRecords';
import { spanWithLineEnd } from '../records/recordSpan';
import { recordsOf } from './openRecords';

/** What can be done about a hint: go to the duplicate, remove the record, hide the hints. */
export class HintActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  constructor(private readonly datasets: Datasets) {}

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const dataset = this.datasets.known(document.uri);
    const record = dataset && recordsOf(document, dataset)?.at(range.start.line);
    if (!dataset || !record) return [];
    return diagnostics
      .filter(({ source, code }) => source === 'Gradus' && typeof code === 'string')
      .flatMap((diagnostic) => {
        const hint = hintOf(dataset, record, diagnostic);
        return hint ? actionsFor(hint, { document, dataset, record, diagnostic }) : [];
      });
  }
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly dataset: Dataset;
  readonly record: DocumentRecord;
  readonly diagnostic: vscode.Diagnostic;
}

/** The hint that a diagnostic shows: of this record's content and kind, the nearest where identical records share it. */
function hintOf(
  { hints, scores }: Dataset,
  { id, otherId, line }: DocumentRecord,
  { code }: vscode.Diagnostic,
): Hint | undefined {
  const isOf = ({ row }: Hint): boolean => {
    const known = scores?.snapshot.ids.subarray(row * idWords, (row + 1) * idWords).join();
    return known === id.join() || known === otherId?.join();
  };
  const away = (hint: Hint): number => Math.abs(hint.line - 1 - line);
  return hints.filter((hint) => hint.kind === code && isOf(hint)).sort((a, b) => away(a) - away(b))[0];
}

function actionsFor(hint: Hint, place: Place): vscode.CodeAction[] {
  const { document, dataset } = place;
  const removable = dataset.scores?.snapshot.dataset.format !== 'json';
  return [
    ...(hint.other < 0
      ? []
      : [
          commandAction(vscode.l10n.t('Go to the Duplicate'), place, 'gradus.goToDuplicate', [
            document.uri.toString(),
            hint.other,
          ]),
        ]),
    ...(removable ? [removal(place)] : []),
    commandAction(vscode.l10n.t('Hide Hints of Gradus'), place, 'gradus.hideHints', []),
  ];
}

function commandAction(
  title: string,
  { diagnostic }: Place,
  command: string,
  args: readonly unknown[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command, arguments: [...args] };
  action.diagnostics = [diagnostic];
  return action;
}

/** An edit like any other: it can be undone, and nothing is saved. */
function removal({ document, record, diagnostic }: Place): vscode.CodeAction {
  const action = new vscode.CodeAction(vscode.l10n.t('Remove This Record'), vscode.CodeActionKind.QuickFix);
  const { start, end } = spanWithLineEnd(record, {
    count: document.lineCount,
    lengthOf: (line) => document.lineAt(line).text.length,
  });
  action.edit = new vscode.WorkspaceEdit();
  action.edit.delete(document.uri, new vscode.Range(start.line, start.character, end.line, end.character));
  action.diagnostics = [diagnostic];
  return action;
}
