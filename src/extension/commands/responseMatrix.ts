import * as vscode from 'vscode';
import type { Agreed } from '../../core/protocol/agreed';
import type { CalibrationReport } from '../../core/protocol/answers/calibrationReport';
import { UserError } from '../../core/userError';
import type { Dataset } from '../dataset/dataset';
import { formatNumber } from '../words/numbers';
import type { Step } from '../host/notifications';
import { CalibrationPace } from '../words/calibrationPace';
import { nameOf } from '../host/target';
import { saveAs } from './saveAs';
import type { Surroundings } from '../dataset/surroundings';
import { withProgress } from '../host/withProgress';
import { openFile } from './writeMixture';

/** Where a file that is opened as a dataset says who got what right: says so, and offers what can be done with it. */
export async function offerMatrix(surroundings: Surroundings, dataset: Dataset): Promise<void> {
  const steps = await matrixSteps(surroundings, dataset);
  if (steps.length === 0) return;
  surroundings.notifications.warn(
    vscode.l10n.t(
      '{0} looks like a response matrix (who got which item right), not a dataset of examples: import it into the dataset that its items are of, or calibrate it alone.',
      nameOf(dataset.uri),
    ),
    ...steps,
  );
}

/** What can be done with a response matrix; nothing for any other file. */
export async function matrixSteps(surroundings: Surroundings, dataset: Dataset): Promise<Step[]> {
  const { shape } = await surroundings.engine.call('open', dataset.request);
  if (shape !== 'response matrix') return [];
  const { guard } = surroundings.notifications;
  const step = (title: string, run: typeof calibrateAlone): Step => ({
    title,
    run: () => guard.call(surroundings.notifications, () => run(surroundings, dataset)),
  });
  return [
    step(vscode.l10n.t('Import into a Dataset…'), () => importInto(dataset.uri)),
    step(vscode.l10n.t('Calibrate Alone'), calibrateAlone),
  ];
}

/** Asks for the dataset that the items of a log are of, and begins to import. */
export async function importInto(uri: vscode.Uri): Promise<void> {
  const path = uri.fsPath;
  const files = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import {0} into which dataset?', nameOf(uri)),
    openLabel: vscode.l10n.t('Import into It'),
    filters: {
      [vscode.l10n.t('Datasets')]: [
        'jsonl',
        'ndjson',
        'json',
        'csv',
        'tsv',
        'tab',
        'parquet',
        'gz',
        'zst',
        'bz2',
      ],
      [vscode.l10n.t('All files')]: ['*'],
    },
    ...(uri.scheme === 'file' && { defaultUri: vscode.Uri.joinPath(uri, '..') }),
  });
  const target = files?.[0];
  if (!target) return;
  if (target.fsPath === path)
    throw new UserError(
      vscode.l10n.t('{0} is the log itself: choose the dataset that its items are of.', nameOf(uri)),
    );
  await vscode.commands.executeCommand('gradus.importResponses', target, { logs: [path] });
}

/** Calibrates the matrix and writes its items, then offers the same for its respondents. */
async function calibrateAlone(surroundings: Surroundings, dataset: Dataset): Promise<void> {
  const title = vscode.l10n.t('Write the items as .csv or .jsonl');
  const target = await saveAs(dataset.uri, 'items', title, { ending: '.csv' });
  if (target === undefined) return;
  const { out } = target;
  const { items, respondents, summary } = await calibrated(surroundings, dataset, target);
  const names = [items, respondents].map(({ names: { length } }) => formatNumber(length)) as [string, string];
  await openFile(out);
  surroundings.notifications.done(
    vscode.l10n.t(
      'Calibrated {0} items by {1} respondents ({2}) and wrote them to {3}.',
      ...names,
      summary.model.toUpperCase(),
      nameOf(vscode.Uri.file(out)),
    ),
    {
      title: vscode.l10n.t('Write Respondents…'),
      run: () => surroundings.notifications.guard(() => writeRespondents(surroundings, dataset)),
    },
  );
}

async function writeRespondents(surroundings: Surroundings, dataset: Dataset): Promise<void> {
  const title = vscode.l10n.t('Write the respondents as .csv or .jsonl');
  const target = await saveAs(dataset.uri, 'respondents', title, { ending: '.csv' });
  if (target === undefined) return;
  const { out: respondents, replaces } = target;
  await calibrated(surroundings, dataset, { respondents, replaces });
  await openFile(respondents);
}

/** Calibrates as `gradus irt` does: what was calibrated before is only written. */
function calibrated(
  { engine }: Surroundings,
  { uri, path }: Dataset,
  files: Agreed & ({ readonly out: string } | { readonly respondents: string }),
): Thenable<CalibrationReport> {
  const written = 'out' in files ? files.out : files.respondents;
  if (written === path)
    throw new UserError(vscode.l10n.t('{0} is the response matrix: choose another name.', nameOf(uri)));
  return withProgress(vscode.l10n.t('Calibrating {0}', nameOf(uri)), (signal, report) => {
    const pace = new CalibrationPace();
    const request = { logs: [path], ...files };
    return engine.call('calibrate', request, {
      signal,
      onProgress: (progress) => report(pace.what(progress), pace.share(progress)),
    });
  });
}
