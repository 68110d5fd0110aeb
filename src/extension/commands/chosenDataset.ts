import * as vscode from 'vscode';
import { UserError } from '../../core/userError';
import { Cancelled } from '../../core/protocol/rpc';
import type { Dataset } from '../dataset/dataset';
import { nameOf, targetsOf } from '../host/target';
import { copyUntitled } from './copyUntitled';
import type { Surroundings } from '../dataset/surroundings';

/**
 * The dataset that a command was called for, else the one that is open, else one the user picks. Of several that are
 * selected it is the one that the user says. Throws UserError, and Cancelled where the user changes their mind.
 */
export async function chosenDataset({ datasets }: Surroundings, ...args: unknown[]): Promise<Dataset> {
  const targets = targetsOf(...args);
  const uri = targets.length > 1 ? await oneOf(targets) : targets[0];
  if (uri) return datasets.of(uri);
  return datasets.focused ?? datasets.of(await pickedFile());
}

/** The same, with a copy of a document that has no file, to be read at length. Throws UserError where it is being worked on. */
export async function idleDataset(surroundings: Surroundings, ...args: unknown[]): Promise<Dataset> {
  const dataset = await chosenDataset(surroundings, ...args);
  dataset.work.refuseIfBusy();
  await copyUntitled(dataset);
  return dataset;
}

/** The dataset that was chosen, with its scores. Throws UserError where it has none. */
export async function scoredDataset(
  surroundings: Surroundings,
  ...args: unknown[]
): Promise<Dataset & { readonly scores: NonNullable<Dataset['scores']> }> {
  const dataset = await chosenDataset(surroundings, ...args);
  await dataset.load();
  if (dataset.change !== '') await dataset.refresh();
  const { scores } = dataset;
  if (!scores?.primary)
    throw new UserError(
      vscode.l10n.t('{0} is not scored yet: run "Gradus: Score Difficulty" first.', nameOf(dataset.uri)),
    );
  return dataset as Dataset & { readonly scores: NonNullable<Dataset['scores']> };
}

async function oneOf(targets: readonly vscode.Uri[]): Promise<vscode.Uri> {
  const chosen = await vscode.window.showQuickPick(
    targets.map((uri) => ({
      label: nameOf(uri),
      description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..')),
      uri,
    })),
    { title: vscode.l10n.t('{0} files are selected, and this takes one: which?', targets.length) },
  );
  if (!chosen) throw new Cancelled();
  return chosen.uri;
}

async function pickedFile(): Promise<vscode.Uri> {
  const files = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Which dataset?'),
    filters: { [vscode.l10n.t('Datasets')]: ['jsonl', 'ndjson', 'json', 'csv', 'tsv'] },
  });
  if (!files?.[0])
    throw new UserError(vscode.l10n.t('Open a dataset first: a JSONL, JSON, CSV or TSV file.'));
  return files[0];
}
