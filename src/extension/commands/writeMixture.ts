import * as vscode from 'vscode';
import type { PartialRecipe } from '../../core/mixture/recipe';
import type { MixReport } from '../../core/protocol/engineApi';
import { bands } from '../../core/scores/bands';
import type { Dataset } from '../dataset/dataset';
import { formatNumber } from '../words/numbers';
import { nameOf } from '../host/target';
import { saveAs } from './saveAs';
import type { Surroundings } from '../dataset/surroundings';
import { withProgress } from '../host/withProgress';

/**
 * Asks where a mixture is to go and writes it with its manifest; false where the user changed their mind. `of` is the digest
 * of the records that it was seen of: of others nothing is written. Throws UserError.
 */
export async function writeMixture(
  surroundings: Surroundings,
  dataset: Dataset,
  recipe: PartialRecipe,
  of: string | undefined,
): Promise<boolean> {
  const title = vscode.l10n.t('Write the {0} mixture of {1}', recipe.mixture, nameOf(dataset.uri));
  const out = await saveAs(dataset.uri, recipe.mixture, title);
  if (out === undefined) return false;
  const request = { ...dataset.request, ...(of !== undefined && { of }) };
  const report = await withProgress(title, (signal) =>
    surroundings.engine.call('mix', { ...request, recipe, out, force: true }, { signal }),
  );
  await dataset.refresh();
  tellWritten(surroundings, report);
  return true;
}

function tellWritten({ notifications }: Surroundings, { out, manifestFile, manifest }: MixReport): void {
  const { drawn, filled } = manifest.bands;
  const counts = bands
    .filter((band) => drawn[band] > 0)
    .map((band) => `${formatNumber(drawn[band])} ${band}`);
  const extra =
    filled > 0 ? ` ${vscode.l10n.t('{0} of them fill a band that is too small.', formatNumber(filled))}` : '';
  notifications.done(
    `${vscode.l10n.t('Wrote {0} rows to {1}: {2}.', formatNumber(manifest.output.rows), nameOf(vscode.Uri.file(out)), counts.join(', '))}${extra}`,
    { title: vscode.l10n.t('Open'), run: () => openFile(out) },
    { title: vscode.l10n.t('Show Manifest'), run: () => openFile(manifestFile) },
  );
}

/** Opens a file, however large, beside what is open. */
export function openFile(path: string): Thenable<unknown> {
  return vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path));
}
