import * as vscode from 'vscode';
import type { ScoreProgress } from '../../core/protocol/engineApi';
import { Cancelled } from '../../core/protocol/rpc';
import type { ImportedKind } from '../../core/remedy';
import type { Dataset } from '../dataset/dataset';
import type { Step } from '../host/notifications';
import { noteWords } from '../responses/importQuestionWords';
import { nameOf } from '../host/target';
import { chosenDataset } from './chosenDataset';
import type { Surroundings } from '../dataset/surroundings';
import { withProgress } from '../host/withProgress';

/** By what is imported: the measures that it is scored by, and what is said once it is back. */
const kinds: Readonly<
  Record<
    ImportedKind,
    {
      readonly measures: readonly string[];
      back(name: string, note: string): string;
      ask(name: string): string;
    }
  >
> = {
  responses: {
    measures: ['irt', 'glicko', 'passRate'],
    back: (name, note) => vscode.l10n.t('The responses to {0} are back: {1}.', name, note),
    ask: (name) => vscode.l10n.t('Put back the responses to {0} that were replaced or removed last?', name),
  },
  dynamics: {
    measures: ['importedDynamics'],
    back: (name, note) => vscode.l10n.t('The training dynamics of {0} are back: {1}.', name, note),
    ask: (name) =>
      vscode.l10n.t('Put back the training dynamics of {0} that were replaced or removed last?', name),
  },
};

/** The step that puts back what was imported before that of this key (empty: before it was removed). */
export function takeBack(
  surroundings: Surroundings,
  dataset: Dataset,
  kind: ImportedKind,
  from: string,
): Step {
  const run = (): Promise<void> => putBack(surroundings, dataset, kind, from);
  return { title: takeBackTitle(), run: () => surroundings.notifications.guard(run) };
}

/** Gradus: Take Back Responses: those that were replaced or removed last, after a question. */
export function takeBackResponses(surroundings: Surroundings, uri?: unknown): Promise<void> {
  return askToPutBack(surroundings, 'responses', uri);
}

/** Gradus: Take Back Training Dynamics: likewise. */
export function takeBackDynamics(surroundings: Surroundings, uri?: unknown): Promise<void> {
  return askToPutBack(surroundings, 'dynamics', uri);
}

async function askToPutBack(surroundings: Surroundings, kind: ImportedKind, uri: unknown): Promise<void> {
  const dataset = await chosenDataset(surroundings, uri);
  const detail = vscode.l10n.t('What is imported now goes; its files stay as they are.');
  const question = kinds[kind].ask(nameOf(dataset.uri));
  const answer = await vscode.window.showInformationMessage(
    question,
    { modal: true, detail },
    takeBackTitle(),
  );
  if (answer !== undefined) await putBack(surroundings, dataset, kind, undefined);
}

function takeBackTitle(): string {
  return vscode.l10n.t('Take Back');
}

async function putBack(
  { notifications }: Surroundings,
  dataset: Dataset,
  kind: ImportedKind,
  from: string | undefined,
): Promise<void> {
  const name = nameOf(dataset.uri);
  const note = await dataset.work.takeBack(kind, from);
  await withProgress(vscode.l10n.t('Scoring {0}', name), (signal) => scoreImported(dataset, kind, signal));
  notifications.done(kinds[kind].back(name, noteWords(note)));
}

/** Scores a dataset by what was imported. What is cancelled is scored with the next scoring. */
export async function scoreImported(
  dataset: Dataset,
  kind: ImportedKind,
  signal: AbortSignal,
  onProgress?: (progress: ScoreProgress) => void,
): Promise<void> {
  try {
    await dataset.work.score(kinds[kind].measures, signal, onProgress);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
  }
}
