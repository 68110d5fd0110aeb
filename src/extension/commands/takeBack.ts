import * as vscode from 'vscode';
import type { ScoreProgress } from '../../core/protocol/engineApi';
import { Cancelled } from '../../core/protocol/rpc';
import type { Dataset } from '../dataset/dataset';
import type { Step } from '../host/notifications';
import { noteWords } from '../responses/importQuestionWords';
import { nameOf } from '../host/target';
import type { Surroundings } from '../dataset/surroundings';
import { withProgress } from '../host/withProgress';

/** What responses say of examples. */
const responseMeasures = ['irt', 'glicko'];

/** The step that puts back the responses before those of this key (empty: before they were removed). */
export function takeBackResponses({ notifications }: Surroundings, dataset: Dataset, from: string): Step {
  const run = async (): Promise<void> => {
    const note = await dataset.work.takeBackResponses(from);
    await scored(dataset, scoreResponses);
    notifications.done(
      vscode.l10n.t('The responses to {0} are back: {1}.', nameOf(dataset.uri), noteWords(note)),
    );
  };
  return { title: vscode.l10n.t('Take Back'), run: () => notifications.guard(run) };
}

/** The step that puts back the training dynamics before those of this key (empty: before they were removed). */
export function takeBackDynamics({ notifications }: Surroundings, dataset: Dataset, from: string): Step {
  const run = async (): Promise<void> => {
    const note = await dataset.work.takeBackDynamics(from);
    await scored(dataset, scoreDynamics);
    notifications.done(
      vscode.l10n.t('The training dynamics of {0} are back: {1}.', nameOf(dataset.uri), noteWords(note)),
    );
  };
  return { title: vscode.l10n.t('Take Back'), run: () => notifications.guard(run) };
}

/** Scores by the responses to a dataset. What is cancelled is scored with the next scoring. */
export function scoreResponses(
  dataset: Dataset,
  signal: AbortSignal,
  onProgress?: (progress: ScoreProgress) => void,
): Promise<void> {
  return score(dataset, responseMeasures, signal, onProgress);
}

/** Scores by the training dynamics of a dataset, likewise. */
export function scoreDynamics(dataset: Dataset, signal: AbortSignal): Promise<void> {
  return score(dataset, ['importedDynamics'], signal);
}

function scored(
  dataset: Dataset,
  scoreIt: (dataset: Dataset, signal: AbortSignal) => Promise<void>,
): Thenable<void> {
  return withProgress(vscode.l10n.t('Scoring {0}', nameOf(dataset.uri)), (signal) =>
    scoreIt(dataset, signal),
  );
}

async function score(
  dataset: Dataset,
  measures: readonly string[],
  signal: AbortSignal,
  onProgress?: (progress: ScoreProgress) => void,
): Promise<void> {
  try {
    await dataset.work.score(measures, signal, onProgress);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
  }
}
