import * as vscode from 'vscode';
import type { ResponsesPreview } from '../../core/protocol/responsesApi';
import { UserError } from '../../core/userError';
import type { Surroundings } from '../dataset/surroundings';
import { withProgress } from '../host/withProgress';
import type { Dataset } from '../dataset/dataset';
import { nameOf } from '../host/target';
import { CalibrationPace } from '../words/calibrationPace';
import type { ImportChoice } from '../dataset/importChoice';
import { nameListText } from './nameLists';
import { changeFormat, changeModel, changePriors, changeScoring, showRespondents } from './previewChanges';
import type { PreviewStep } from './previewItem';
import { previewItems, previewTitle } from './previewItems';

/** What the user wants imported after having seen it. */
export interface Reviewed {
  readonly choice: ImportChoice;
  readonly preview: ResponsesPreview;
}

/** Shows what was detected in response logs until the user imports them; undefined where they change their mind. */
export async function reviewResponses(
  surroundings: Surroundings,
  dataset: Dataset,
  first: ImportChoice,
): Promise<Reviewed | undefined> {
  let choice = first;
  let preview = await read(surroundings, dataset, choice);
  while (preview) {
    const step = await pickStep(preview, choice, nameOf(dataset.uri));
    if (!step) return undefined;
    if (step.kind === 'import') return { choice, preview };
    const changed = await take(surroundings, step, choice, preview, nameOf(dataset.uri));
    if (changed.reading !== choice.reading) preview = await read(surroundings, dataset, changed);
    choice = changed;
  }
  return undefined;
}

/** Reads logs, or says why they cannot be read and offers to say what they are; undefined then. */
async function read(
  surroundings: Surroundings,
  dataset: Dataset,
  choice: ImportChoice,
): Promise<ResponsesPreview | undefined> {
  const { logs, reading } = choice;
  const request = { logs, ...(reading && { reading }), dataset: dataset.request };
  try {
    return await withProgress(vscode.l10n.t('Reading the responses'), (signal, report) => {
      const pace = new CalibrationPace();
      return surroundings.engine.call('previewResponses', request, {
        signal,
        onProgress: (progress) =>
          report(progress.kind === 'reading' ? '' : pace.what(progress), readShare(pace.share(progress))),
      });
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const run = (): Promise<void> => sayWhatItIs(surroundings, dataset, choice);
    surroundings.notifications.failed(error, { title: vscode.l10n.t('Choose Format…'), run });
    return undefined;
  }
}

/** Reading is a tenth of importing, and all of looking. */
function readShare(share: number): number {
  return Math.min(1, 10 * share);
}

async function sayWhatItIs(
  { notifications }: Surroundings,
  { uri }: Dataset,
  choice: ImportChoice,
): Promise<void> {
  await notifications.guard(async () => {
    const changed = await changeFormat(choice);
    if (changed) await vscode.commands.executeCommand('gradus.importResponses', uri, changed);
  });
}

async function pickStep(
  preview: ResponsesPreview,
  choice: ImportChoice,
  dataset: string,
): Promise<PreviewStep | undefined> {
  const chosen = await vscode.window.showQuickPick(previewItems(preview, choice, dataset), {
    title: previewTitle(preview),
    placeHolder: vscode.l10n.t('Import, or choose what to change or to look at'),
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return chosen?.step;
}

/** Does what an item of the preview stands for; gives the choice that comes of it. */
async function take(
  surroundings: Surroundings,
  step: PreviewStep,
  choice: ImportChoice,
  preview: ResponsesPreview,
  dataset: string,
): Promise<ImportChoice> {
  switch (step.kind) {
    case 'format':
      return (await changeFormat(choice)) ?? choice;
    case 'scoring':
      return changeScoring(choice, step.group);
    case 'model':
      return changeModel(choice, preview);
    case 'priors':
      return changePriors(choice);
    case 'respondents':
      await showRespondents(preview);
      return choice;
    case 'list':
      await surroundings.lists.show(
        vscode.l10n.t('{0}: responses', dataset),
        nameListText(step.list, preview, dataset),
        // The dataset stays in sight, and what its commands are for.
        { preserveFocus: true },
      );
      return choice;
    case 'import':
    case 'nothing':
      return choice;
  }
}
