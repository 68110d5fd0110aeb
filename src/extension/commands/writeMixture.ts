import * as vscode from 'vscode';
import { keepsLearnable } from '../../core/mixture/learnable';
import { manifestEnding } from '../../core/mixture/manifest';
import type { PartialRecipe } from '../../core/mixture/recipe';
import type { DrawReport } from '../../core/protocol/answers/drawReport';
import type { MixProgress, MixReport } from '../../core/protocol/engineApi';
import { bands } from '../../core/scores/bands';
import { UserError } from '../../core/userError';
import type { Dataset } from '../dataset/dataset';
import { formatNumber } from '../words/numbers';
import { mixingWords, unscoredWords } from '../words/mixtureWords';
import { progressWords } from '../words/progressWords';
import { remarkText } from '../words/remedyWords';
import { nameOf } from '../host/target';
import { scoreForMixture, scoringShare } from './mixtureScores';
import { saveAs, type SaveTarget } from './saveAs';
import type { Surroundings } from '../dataset/surroundings';
import { oneProgress } from '../host/oneProgress';
import { type Report, withProgress } from '../host/withProgress';

/** A mixture as its user saw it. */
export interface SeenMixture {
  readonly recipe: PartialRecipe;
  /** The digest of the records that it was seen of: of others nothing is written. */
  readonly of?: string | undefined;
  /** The digest of its draw: no other one is written. Where it was not drawn yet, what is missing is scored first. */
  readonly drawn?: string | undefined;
}

/** What is being written, by its path. */
const writing = new Set<string>();

/**
 * Writes a mixture that the panel shows, as it shows it. Where scores are missing it asks whether they are to be computed first,
 * and writes nothing then: the panel shows what comes of them. False where nothing is written. Throws UserError.
 */
export async function writeShownMixture(
  surroundings: Surroundings,
  dataset: Dataset,
  seen: SeenMixture,
): Promise<boolean> {
  const { recipe, of, drawn } = seen;
  const request = { ...dataset.request, ...(of !== undefined && { of }), recipe };
  const draw = await surroundings.engine.call('draw', request);
  if (draw.toScore.rows > 0) {
    dataset.work.refuseIfBusy();
    if (await wantsScores(dataset, draw)) await scoreFirst(dataset, draw.toScore.measures);
    return false;
  }
  if (drawn !== undefined && drawn !== draw.digest) {
    await dataset.refresh();
    throw otherDraw();
  }
  return writeMixture(surroundings, dataset, { ...seen, drawn: draw.digest });
}

/**
 * Asks where a mixture is to go and writes it with its manifest; false where the user changed their mind. Throws UserError.
 */
export async function writeMixture(
  surroundings: Surroundings,
  dataset: Dataset,
  seen: SeenMixture,
): Promise<boolean> {
  const { mixture } = seen.recipe;
  const title = vscode.l10n.t('Write the {0} mixture of {1}', mixture, nameOf(dataset.uri));
  const target = await saveAs(dataset.uri, mixture, title, { beside: [manifestEnding] });
  if (target === undefined) return false;
  const report = await alone(target, () =>
    withProgress(title, (signal, tell) => written(surroundings, dataset, seen, target, signal, tell)),
  ).catch(async (error: unknown) => {
    // What is shown may be old: that may be the reason.
    await dataset.refresh().catch(() => undefined);
    throw error;
  });
  await dataset.refresh();
  tellWritten(surroundings, report);
  return true;
}

/** Scores what is missing unless the mixture was drawn from what there is, then draws and writes. */
async function written(
  { engine }: Surroundings,
  dataset: Dataset,
  { recipe, of, drawn }: SeenMixture,
  target: SaveTarget,
  signal: AbortSignal,
  tell: Report,
): Promise<MixReport> {
  const name = nameOf(dataset.uri);
  const scored =
    drawn === undefined && (await scoreForMixture(engine, dataset, { recipe, name, of }, signal, tell));
  const from = scored ? scoringShare : 0;
  const request = { ...dataset.request, ...(of !== undefined && { of }), recipe, drawn, ...target };
  return engine.call('mix', request, {
    signal,
    onProgress: (progress) => tell(mixingWords(progress), from + (1 - from) * shareOf(progress)),
  });
}

function shareOf(progress: MixProgress): number {
  if (!('stage' in progress)) return NaN;
  return progress.stage === 'writing' ? progress.done / progress.total : NaN;
}

/** Throws UserError where the same file is being written already. */
async function alone<T>({ out }: SaveTarget, write: () => Promise<T>): Promise<T> {
  if (writing.has(out))
    throw new UserError(
      vscode.l10n.t(
        '{0} is being written already: wait for that, or cancel it.',
        nameOf(vscode.Uri.file(out)),
      ),
    );
  writing.add(out);
  try {
    return await write();
  } finally {
    writing.delete(out);
  }
}

function otherDraw(): UserError {
  return new UserError(
    vscode.l10n.t('The mixture is another one than was shown, because other scores are known by now.'),
    { remedy: { kind: 'drawAgain' } },
  );
}

async function wantsScores(dataset: Dataset, { toScore, title, available }: DrawReport): Promise<boolean> {
  const all = Object.values(available).reduce((sum, count) => sum + count, 0);
  const { text, detail } = unscoredWords(toScore, { all, title, name: nameOf(dataset.uri) });
  const scoreFirstTitle = vscode.l10n.t('Score First');
  const answer = await vscode.window.showWarningMessage(text, { modal: true, detail }, scoreFirstTitle);
  return answer === scoreFirstTitle;
}

function scoreFirst(dataset: Dataset, measures: readonly string[]): Promise<unknown> {
  return oneProgress(dataset, vscode.l10n.t('Scoring {0}', nameOf(dataset.uri)), (signal, report) =>
    dataset.work.score(measures, signal, (progress) =>
      report(progressWords(progress), progress.share ?? NaN),
    ),
  );
}

function tellWritten(
  { notifications }: Surroundings,
  { out, manifestFile, manifest, remark }: MixReport,
): void {
  const { drawn, filled } = manifest.bands;
  const counts = keepsLearnable(manifest.recipe)
    ? [vscode.l10n.t('all of them learnable')]
    : bands.filter((band) => drawn[band] > 0).map((band) => `${formatNumber(drawn[band])} ${band}`);
  const extra =
    filled > 0 ? ` ${vscode.l10n.t('{0} of them fill a band that is too small.', formatNumber(filled))}` : '';
  const remarks = remark ? ` ${remarkText(remark)}` : '';
  notifications.done(
    `${vscode.l10n.t('Wrote {0} rows to {1}: {2}.', formatNumber(manifest.output.rows), nameOf(vscode.Uri.file(out)), counts.join(', '))}${extra}${remarks}`,
    { title: vscode.l10n.t('Open'), run: () => openFile(out) },
    { title: vscode.l10n.t('Show Manifest'), run: () => openFile(manifestFile) },
  );
}

/** Opens a file, however large, beside what is open. */
export function openFile(path: string): Thenable<unknown> {
  return vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path));
}
