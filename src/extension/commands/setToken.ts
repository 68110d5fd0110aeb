import * as vscode from 'vscode';
import { hostOf } from '../../core/protocol/hubEnvironment';
import { hubAccess } from '../models/hubAccess';
import type { Surroundings } from '../dataset/surroundings';

/** Gradus: Set Hugging Face Token: kept in VS Code's secret storage for the endpoint that is set now, and sent to that one alone. */
export async function setToken({ tokens, notifications }: Surroundings): Promise<void> {
  const { endpoint } = hubAccess();
  const host = hostOf(endpoint);
  const entered = await vscode.window.showInputBox({
    title: vscode.l10n.t('The token for {0}', host),
    prompt: vscode.l10n.t('Only models that ask for one need it. Empty forgets the one that is kept.'),
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[\x21-\x7e]*$/.test(text.trim())
        ? undefined
        : vscode.l10n.t('A token has letters, digits and signs, and no spaces.'),
  });
  if (entered === undefined) return;
  const token = entered.trim();
  await tokens.set(endpoint, token);
  notifications.done(
    token === ''
      ? vscode.l10n.t('The token for {0} is forgotten.', host)
      : vscode.l10n.t('The token for {0} is kept in the secret storage.', host),
  );
}
