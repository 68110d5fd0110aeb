import * as vscode from 'vscode';
import type { ResponsesPreview } from '../../core/protocol/responsesApi';
import { UserError } from '../../core/userError';
import type { Dataset } from '../dataset/dataset';
import { readRequest, type ImportChoice } from '../dataset/importChoice';
import type { Surroundings } from '../dataset/surroundings';
import { withProgress } from '../host/withProgress';
import { CalibrationPace } from '../words/calibrationPace';
import { askReading } from './askReading';
import { changeFormat } from './previewChanges';
import { questionIn } from './readingQuestion';

/** Logs as they were read, and how that was chosen. */
export interface Reviewed {
  readonly choice: ImportChoice;
  readonly preview: ResponsesPreview;
}

/** Reads logs, and asks what they cannot be read without; says why they cannot be read where no answer helps, and gives undefined then. */
export async function readLogs(
  surroundings: Surroundings,
  dataset: Dataset,
  first: ImportChoice,
): Promise<Reviewed | undefined> {
  for (let choice = first; ;) {
    try {
      return { choice, preview: await previewed(surroundings, dataset, choice) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const question = questionIn(error);
      const said = question && (await askReading(question, choice, []));
      if (!said) return unreadable(surroundings, dataset, choice, error);
      choice = said;
    }
  }
}

function previewed(
  { engine }: Surroundings,
  dataset: Dataset,
  choice: ImportChoice,
): Thenable<ResponsesPreview> {
  const request = { ...readRequest(choice), dataset: dataset.request };
  return withProgress(vscode.l10n.t('Reading the responses'), (signal, report) => {
    const pace = new CalibrationPace();
    return engine.call('previewResponses', request, {
      signal,
      onProgress: (progress) =>
        report(progress.kind === 'reading' ? '' : pace.what(progress), readShare(pace.share(progress))),
    });
  });
}

/** Reading is a tenth of importing, and all of looking. */
function readShare(share: number): number {
  return Math.min(1, 10 * share);
}

function unreadable(
  { notifications }: Surroundings,
  { uri }: Dataset,
  choice: ImportChoice,
  error: UserError,
): undefined {
  const sayWhatItIs = async (): Promise<void> => {
    const changed = await changeFormat(choice, []);
    if (changed) await vscode.commands.executeCommand('gradus.importResponses', uri, changed);
  };
  const run = (): Promise<void> => notifications.guard(sayWhatItIs);
  notifications.failed(error, { title: vscode.l10n.t('Choose Format…'), run });
  return undefined;
}
