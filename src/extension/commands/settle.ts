import * as vscode from 'vscode';
import { questionOf, type Detection } from '../../core/detection/detection';
import type { Dataset } from '../dataset/dataset';
import { saidBy, type Said } from '../dataset/said';
import type { Surroundings } from '../dataset/surroundings';
import { nameOf } from '../host/target';
import { longLabel, plainLabel } from '../words/plainLabel';
import { openedDataset, pickEncoding } from './openedDataset';
import { orderLevels } from './orderLevels';

/**
 * Asks what the data of a dataset does not settle, one question after the other, before anything is computed that rests on
 * it. What is left open leaves out what rests on it. False where the user goes away instead.
 */
export async function settle(surroundings: Surroundings, dataset: Dataset): Promise<boolean> {
  const left = new Set<string>();
  for (;;) {
    const summary = await openedDataset(surroundings, dataset);
    if (!summary) return false;
    const open = summary.detections.find((one) => one.grade === 'unsure' && !left.has(keyOf(one)));
    if (!open) return true;
    const said = await ask(dataset, open);
    if (said === undefined) return false;
    if (said === 'left open') left.add(keyOf(open));
    else await dataset.say(said);
  }
}

/** Asks what is meant where one detection may be wrong or leaves something open; undefined where the user goes away. */
export async function ask(dataset: Dataset, open: Detection): Promise<Said | 'left open' | undefined> {
  if (open.remedy?.kind === 'chooseEncoding') {
    const encoding = await pickEncoding(dataset, questionOf(open), open.others);
    return encoding === undefined ? undefined : saidBy(open, encoding, dataset.said);
  }
  const levels = open.remedy?.kind === 'chooseLevels' ? open.remedy.levels : undefined;
  const candidates = open.others.map(({ name, example }) => ({
    ...{ label: labelOf(open, name), detail: longLabel(example), name },
  }));
  const ordering = { label: vscode.l10n.t('Put the levels in order…'), name: undefined };
  const later = {
    label: vscode.l10n.t('Leave it open'),
    detail: vscode.l10n.t('What rests on it is left out.'),
    name: undefined,
  };
  const chosen = await vscode.window.showQuickPick([...candidates, ...(levels ? [ordering] : []), later], {
    title: vscode.l10n.t('{0}: what is meant?', nameOf(dataset.uri)),
    placeHolder: longLabel(questionOf(open)),
    ignoreFocusOut: true,
  });
  if (chosen === undefined) return undefined;
  if (chosen === later) return 'left open';
  if (chosen === ordering) return orderLevels(dataset.said, levels!);
  return saidBy(open, chosen.name!, dataset.said) ?? 'left open';
}

/** What people read of a candidate: of a direction what it says, of all else its name. */
function labelOf({ remedy }: Detection, name: string): string {
  if (remedy?.kind !== 'chooseDirection') return plainLabel(name);
  return name.startsWith('-') ? vscode.l10n.t('Higher is easier') : vscode.l10n.t('Higher is harder');
}

function keyOf({ subject, taken }: Detection): string {
  return `${subject} ${taken}`;
}
