import * as vscode from 'vscode';
import { questionOf, type Detection } from '../../core/detection/detection';
import type { Surroundings } from '../dataset/surroundings';
import type { Dataset } from '../dataset/dataset';
import { nameOf } from '../host/target';
import type { ImportChoice } from '../dataset/importChoice';
import { askReading } from './askReading';
import { nameListText } from './nameLists';
import {
  changeFormat,
  changeJoin,
  changeModel,
  changePriors,
  changeScoring,
  showRespondents,
} from './previewChanges';
import type { PreviewStep } from './previewItem';
import { previewItems, previewTitle } from './previewItems';
import { openIn, questionAbout } from './readingQuestion';
import { readLogs, type Reviewed } from './readLogs';

/** Shows what was detected in response logs until the user imports them, and asks what they leave open; undefined where they change their mind. */
export async function reviewResponses(
  surroundings: Surroundings,
  dataset: Dataset,
  first: ImportChoice,
): Promise<Reviewed | undefined> {
  const read = (choice: ImportChoice): Promise<Reviewed | undefined> =>
    readLogs(surroundings, dataset, choice);
  let now = await read(first);
  while (now) {
    const step = await pickStep(now, nameOf(dataset.uri));
    if (!step) return undefined;
    if (step.kind === 'import') {
      now = await settled(now, read);
      if (isReady(now)) return now;
    } else {
      const choice: ImportChoice = await take(surroundings, step, now, nameOf(dataset.uri));
      now = isReadAlike(choice, now.choice) ? { ...now, choice } : ((await read(choice)) ?? now);
    }
  }
  return undefined;
}

/** Asks what a log does not settle, one question after the other, until the user goes back. */
async function settled(
  first: Reviewed,
  read: (choice: ImportChoice) => Promise<Reviewed | undefined>,
): Promise<Reviewed> {
  let now = first;
  for (let open = openIn(now.preview)[0]; open; open = openIn(now.preview)[0]) {
    const said = await askAbout(open, now);
    const next = said && (await read(said));
    if (!next) return now;
    now = next;
  }
  return now;
}

/** Where no answer mends what is not clear, another format may. */
function askAbout(open: Detection, { choice, preview }: Reviewed): Promise<ImportChoice | undefined> {
  const question = questionAbout(open);
  return question
    ? askReading(question, choice, preview.fields)
    : changeFormat(choice, preview.fields, questionOf(open));
}

/** Whether nothing is left to be asked, and there is something to import. */
function isReady({ preview }: Reviewed): boolean {
  return openIn(preview).length === 0 && preview.join?.matched !== 0;
}

function isReadAlike(one: ImportChoice, other: ImportChoice): boolean {
  return one.reading === other.reading && one.join === other.join;
}

async function pickStep({ preview, choice }: Reviewed, dataset: string): Promise<PreviewStep | undefined> {
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
  { choice, preview }: Reviewed,
  dataset: string,
): Promise<ImportChoice> {
  switch (step.kind) {
    case 'ask':
      return (await askReading(step.question, choice, preview.fields)) ?? choice;
    case 'format':
      return (await changeFormat(choice, preview.fields)) ?? choice;
    case 'join':
      return changeJoin(choice, preview);
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
