import * as vscode from 'vscode';
import type { CalibrationReport } from '../../core/protocol/answers/calibrationReport';
import { Cancelled } from '../../core/protocol/rpc';
import { EngineStopped } from '../../engine/client';
import type { Dataset } from '../dataset/dataset';
import { askImport, type Agreement } from '../responses/askImport';
import { chooseLogs } from '../responses/chooseLogs';
import { logsBeside } from '../responses/logsBeside';
import { writeLearnable } from './buildMixture';
import { importRequest, type ImportChoice } from '../dataset/importChoice';
import { importedWords, mislabelled } from '../responses/importedWords';
import { questionIn } from '../responses/readingQuestion';
import type { Reviewed } from '../responses/readLogs';
import { reviewResponses } from '../responses/reviewResponses';
import type { Step } from '../host/notifications';
import { nameOf } from '../host/target';
import { idleDataset } from './chosenDataset';
import type { Surroundings } from '../dataset/surroundings';
import { oneProgress } from '../host/oneProgress';
import { joinedShare } from '../words/calibrationPace';
import { progressWords } from '../words/progressWords';
import { scoreImported, takeBack } from './takeBack';
import { withProgress } from '../host/withProgress';

const mostRemembered = 3;

/** Gradus: Import Responses to one dataset: where they are, what was detected, and then the calibration. A choice that is handed over is not asked for. */
export async function importResponses(
  surroundings: Surroundings,
  uri?: unknown,
  handed?: unknown,
): Promise<void> {
  const dataset = await idleDataset(surroundings, uri, handed);
  const before = surroundings.choices.of(dataset.uri).imports ?? [];
  const choice = isChoice(handed)
    ? handed
    : await chooseLogs(dataset, before, await logsBeside(surroundings, dataset));
  const agreed = choice && (await reviewAndAgree(surroundings, dataset, choice));
  if (agreed) await importReviewed(surroundings, dataset, agreed);
}

/** What was reviewed, with what the user agreed to. */
interface Agreed extends Reviewed {
  readonly agreement: Agreement;
}

/** Has a choice reviewed and agreed to; undefined where the user changes their mind. */
async function reviewAndAgree(
  surroundings: Surroundings,
  dataset: Dataset,
  choice: ImportChoice,
): Promise<Agreed | undefined> {
  const reviewed = await reviewResponses(surroundings, dataset, choice);
  try {
    return reviewed && (await agree(dataset, reviewed));
  } catch (error) {
    if (!reviewed || !questionIn(error)) throw error;
    // The log is another one than was looked at: it is looked at again, where it is asked.
    return reviewAndAgree(surroundings, dataset, reviewed.choice);
  }
}

/** Asks where the import would replace responses or may be of another dataset; undefined where the user changes their mind. */
async function agree(dataset: Dataset, reviewed: Reviewed): Promise<Agreed | undefined> {
  const request = importRequest(reviewed.choice, reviewed.preview);
  const question = await withProgress(vscode.l10n.t('Reading the responses'), (signal) =>
    dataset.work.weighResponses(request, signal),
  );
  const agreement = await askImport(question, 'responses', nameOf(dataset.uri));
  return agreement && { ...reviewed, agreement };
}

/** Imports what was reviewed; what the user cancels can be resumed. */
async function importReviewed(surroundings: Surroundings, dataset: Dataset, reviewed: Agreed): Promise<void> {
  await remember(surroundings, dataset, reviewed.choice);
  const again = (title: string) => ({
    title,
    run: () => surroundings.notifications.guard(() => importReviewed(surroundings, dataset, reviewed)),
  });
  try {
    tellImported(surroundings, dataset, await calibrate(dataset, reviewed), reviewed.agreement);
  } catch (error) {
    if (error instanceof Cancelled)
      surroundings.notifications.done(
        vscode.l10n.t(
          'The calibration is cancelled. Progress so far is kept: "Gradus: Import Responses…" with the same responses goes on from there.',
        ),
        again(vscode.l10n.t('Resume')),
      );
    else
      surroundings.notifications.failed(
        error,
        ...(error instanceof EngineStopped ? [again(vscode.l10n.t('Import Again'))] : []),
      );
  }
}

/** Calibrates, then scores by what came of it, with progress that can be cancelled. */
function calibrate(dataset: Dataset, { choice, preview, agreement }: Agreed): Promise<CalibrationReport> {
  return oneProgress(
    dataset,
    vscode.l10n.t('Importing responses to {0}', nameOf(dataset.uri)),
    async (signal, report) => {
      const request = { ...importRequest(choice, preview), ...agreement.consent };
      const calibration = await dataset.work.importResponses(request, signal, (progress, pace) =>
        report(pace.what(progress), pace.share(progress)),
      );
      await scoreImported(dataset, 'responses', signal, (progress) =>
        report(progressWords(progress), joinedShare + (1 - joinedShare) * (progress.share ?? 0)),
      );
      return calibration;
    },
  );
}

function tellImported(
  surroundings: Surroundings,
  dataset: Dataset,
  report: CalibrationReport,
  { key, isReplacement }: Agreement,
): void {
  const { notifications, log } = surroundings;
  const { uri } = dataset;
  for (const note of [...(report.join?.notes ?? []), ...report.summary.notes]) log.info(note);
  const run = (): unknown => vscode.commands.executeCommand('gradus.openPanel', uri, 'responses');
  notifications.done(
    importedWords(report),
    ...(report.respondents.names.length === 1 ? [learnable(surroundings, dataset)] : []),
    { title: vscode.l10n.t('Open Panel'), run },
    ...(isReplacement ? [takeBack(surroundings, dataset, 'responses', key)] : []),
    ...(mislabelled(report) > 0 ? [{ title: vscode.l10n.t('Show Flags'), run }] : []),
  );
}

/** What one policy tried is there to be trained on. */
function learnable(surroundings: Surroundings, dataset: Dataset): Step {
  return {
    title: vscode.l10n.t('Write Learnable Mixture…'),
    run: () => surroundings.notifications.guard(() => writeLearnable(surroundings, dataset)),
  };
}

async function remember({ choices }: Surroundings, { uri }: Dataset, choice: ImportChoice): Promise<void> {
  const key = JSON.stringify(choice.logs);
  const others = (choices.of(uri).imports ?? []).filter(({ logs }) => JSON.stringify(logs) !== key);
  await choices.change(uri, { imports: [choice, ...others].slice(0, mostRemembered) });
}

function isChoice(value: unknown): value is ImportChoice {
  return typeof value === 'object' && value !== null && 'logs' in value && Array.isArray(value.logs);
}
