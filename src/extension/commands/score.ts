import * as vscode from 'vscode';
import { titleOf } from '../../core/measures/catalogue';
import type { ScoreProgress, ScoreReport } from '../../core/protocol/engineApi';
import { Cancelled } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { EngineStopped } from '../../engine/client';
import type { Dataset } from '../dataset/dataset';
import { formatSeconds } from '../words/numbers';
import { remarkText } from '../words/remedyWords';
import { formatAbout, progressWords } from '../words/progressWords';
import { cancelledWords, changedWords, doneWords } from '../words/scoredWords';
import { measures, timeBudget } from '../host/settings';
import { nameOf, targetsOf } from '../host/target';
import { chosenDataset } from './chosenDataset';
import { copyUntitled } from './copyUntitled';
import { oneProgress } from '../host/oneProgress';
import { settle } from './settle';
import { matrixSteps } from './responseMatrix';
import type { Surroundings } from '../dataset/surroundings';

/** Gradus: Score Difficulty. Several files, chosen in the explorer, are scored one after another. */
export async function score(surroundings: Surroundings, uri?: unknown, uris?: unknown): Promise<void> {
  const targets = targetsOf(uri, uris);
  const several = targets.length > 1 ? targets.map((one) => surroundings.datasets.of(one)) : [];
  const chosen = several.length > 0 ? several : [await chosenDataset(surroundings, uri)];
  for (const dataset of chosen) if (!(await scoreOne(surroundings, dataset))) return;
}

/** Where all of a slow measure takes longer than this, a sample is offered. */
const longSeconds = 120;
const longestSample = 600;

/** Scores a dataset with progress that can be cancelled; whether it came to its end. */
export async function scoreOne(
  surroundings: Surroundings,
  dataset: Dataset,
  sampleFor?: number,
): Promise<boolean> {
  const { notifications } = surroundings;
  let sampleWanted: number | undefined;
  const takeSample = (seconds: number): void => {
    sampleWanted = seconds;
    dataset.work.cancel();
  };
  try {
    await copyUntitled(dataset);
    if (!(await settle(surroundings, dataset))) return false;
    const budget = sampleFor ?? timeBudget();
    const report = await scoreWithProgress(dataset, budget, (progress) =>
      offerSample(surroundings, progress, budget, takeSample),
    );
    tellDone(surroundings, dataset, report);
    return true;
  } catch (error) {
    if (sampleWanted && error instanceof Cancelled) return scoreOne(surroundings, dataset, sampleWanted);
    if (error instanceof Cancelled) return tellCancelled(surroundings, dataset);
    const again = { title: vscode.l10n.t('Score Again'), run: () => scoreOne(surroundings, dataset) };
    const matrix = error instanceof UserError ? await matrixSteps(surroundings, dataset).catch(() => []) : [];
    notifications.failed(error, ...(error instanceof EngineStopped ? [again] : []), ...matrix);
    return false;
  }
}

/** Says what a cancelled scoring has kept. It did not come to its end. */
function tellCancelled(surroundings: Surroundings, dataset: Dataset): false {
  const standing = dataset.scores?.standing(dataset.broken.size);
  surroundings.notifications.done(cancelledWords(nameOf(dataset.uri), standing), {
    title: vscode.l10n.t('Go On Scoring'),
    run: () => scoreOne(surroundings, dataset),
  });
  return false;
}

/** Says how long a slow measure takes, and offers to score a sample and predict the rest. It goes on meanwhile. */
function offerSample(
  { notifications }: Surroundings,
  { measure, preparing, takes = 0 }: ScoreProgress,
  budget: number | undefined,
  takeSample: (seconds: number) => void,
): void {
  if (budget !== undefined || preparing !== undefined || takes <= longSeconds) return;
  const seconds = sampleSeconds(takes);
  notifications.done(vscode.l10n.t('Scoring {0} takes {1}.', titleOf(measure), formatAbout(takes)), {
    title: vscode.l10n.t('Score a Sample in {0} and Predict the Rest', formatSeconds(seconds)),
    run: () => takeSample(seconds),
  });
}

/** A fifth of the time, in whole minutes: enough to learn from, and clearly shorter. */
function sampleSeconds(whole: number): number {
  return Math.min(longestSample, 60 * Math.max(1, Math.round(whole / 5 / 60)));
}

function scoreWithProgress(
  dataset: Dataset,
  budget: number | undefined,
  onProgress: (progress: ScoreProgress) => void,
): Promise<ScoreReport> {
  return oneProgress(dataset, vscode.l10n.t('Scoring {0}', nameOf(dataset.uri)), (signal, report) =>
    dataset.work.score(
      measures(),
      signal,
      (progress) => {
        report(progressWords(progress), progress.share ?? NaN);
        onProgress(progress);
      },
      budget,
    ),
  );
}

function tellDone({ notifications, log }: Surroundings, dataset: Dataset, report: ScoreReport): void {
  const { remarks, leftOut, problems, dataset: summary } = report;
  for (const note of summary.notes ?? []) log.info(`${nameOf(dataset.uri)}: ${note}`);
  for (const remark of remarks) log.info(remarkText(remark));
  for (const { measure, why } of leftOut) log.info(`${titleOf(measure)} is left out: ${why}.`);
  const changed = changedWords(report);
  // What the panel shows needs no message.
  if (dataset.isShown) {
    if (changed !== undefined) notifications.done(changed);
    return;
  }
  const title = dataset.scores?.primary?.title;
  const by = title ? ` ${vscode.l10n.t('Difficulty goes by {0}.', title)}` : '';
  notifications.done(
    `${doneWords(report)}${by}${changed === undefined ? '' : ` ${changed}`}`,
    {
      title: vscode.l10n.t('Open Panel'),
      run: () => vscode.commands.executeCommand('gradus.openPanel', dataset.uri),
    },
    ...(problems.length > 0 ? [{ title: vscode.l10n.t('Show Problems'), run: () => showProblems() }] : []),
  );
}

/** Opens the list of what cannot be used. */
export function showProblems(): Thenable<unknown> {
  return vscode.commands.executeCommand('workbench.actions.view.problems');
}
