import * as vscode from 'vscode';
import type { Surroundings } from '../dataset/surroundings';
import { nameOf, targetsOf } from '../host/target';
import { UserError } from '../../core/userError';
import { importInto } from './responseMatrix';

/** The files whose import was offered since the window was opened: once is enough. */
const offered = new Set<string>();

/** Where a file that is opened is a log of rollouts or answers: says so, and offers to import it into a dataset. */
export async function offerLog({ engine, notifications }: Surroundings, uri: vscode.Uri): Promise<void> {
  const path = uri.fsPath;
  if (uri.scheme !== 'file' || offered.has(path)) return;
  const kind = await engine.call('logKind', { path });
  if (!kind || offered.has(path)) return;
  offered.add(path);
  notifications.done(vscode.l10n.t('{0} is a log of what models answered ({1}).', nameOf(uri), kind.title), {
    title: vscode.l10n.t('Import into a Dataset…'),
    run: () => notifications.guard(() => importInto(uri)),
  });
}

/** Gradus: Import Log into a Dataset: asks for the dataset that the answers in a file are to, and begins to import. */
export async function importLog(_: Surroundings, uri?: unknown, uris?: unknown): Promise<void> {
  const [log] = targetsOf(uri, uris);
  if (!log)
    throw new UserError(vscode.l10n.t('Open a log of responses first, or choose one in the explorer.'));
  await importInto(log);
}
