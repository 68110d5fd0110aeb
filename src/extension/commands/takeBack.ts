import * as vscode from 'vscode';
import { Cancelled } from '../../core/protocol/rpc';
import type { ImportedKind } from '../../core/remedy';
import type { Dataset } from '../dataset/dataset';
import type { Step } from '../host/notifications';
import { noteWords } from '../responses/importQuestionWords';
import { nameOf } from '../host/target';
import type { Surroundings } from '../dataset/surroundings';
import { withProgress } from '../host/withProgress';

/** By what is imported: the measures that it is scored by, and what is said once it is back. */
const kinds: Readonly<
  Record<ImportedKind, { readonly measures: readonly string[]; back(name: string, note: string): string }>
> = {
  responses: {
    measures: ['irt', 'glicko'],
    back: (name, note) => vscode.l10n.t('The responses to {0} are back: {1}.', name, note),
  },
  dynamics: {
    measures: ['importedDynamics'],
    back: (name, note) => vscode.l10n.t('The training dynamics of {0} are back: {1}.', name, note),
  },
};

/** The step that puts back what was imported before that of this key (empty: before it was removed). */
export function takeBack(
  { notifications }: Surroundings,
  dataset: Dataset,
  kind: ImportedKind,
  from: string,
): Step {
  const name = nameOf(dataset.uri);
  const run = async (): Promise<void> => {
    const note = await dataset.work.takeBack(kind, from);
    await withProgress(vscode.l10n.t('Scoring {0}', name), (signal) => scoreImported(dataset, kind, signal));
    notifications.done(kinds[kind].back(name, noteWords(note)));
  };
  return { title: vscode.l10n.t('Take Back'), run: () => notifications.guard(run) };
}

/** Scores a dataset by what was imported. What is cancelled is scored with the next scoring. */
export async function scoreImported(
  dataset: Dataset,
  kind: ImportedKind,
  signal: AbortSignal,
): Promise<void> {
  try {
    await dataset.work.score(kinds[kind].measures, signal);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
  }
}
