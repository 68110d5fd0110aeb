import * as vscode from 'vscode';
import type { ImportConsent, ImportQuestion } from '../../core/protocol/importReport';
import type { ImportedKind } from '../../core/remedy';
import { questionWords } from './importQuestionWords';

/** What a person agreed to. */
export interface Agreement {
  readonly consent: ImportConsent;
  /** Whether something is replaced, which can be taken back. */
  readonly isReplacement: boolean;
  /** The key of what is imported. */
  readonly key: string;
}

/** Asks before an import that replaces another or may be joined wrongly; undefined where the user changes their mind. */
export async function askImport(
  question: ImportQuestion,
  kind: ImportedKind,
  dataset: string,
): Promise<Agreement | undefined> {
  const { replaces, join, comes } = question;
  const words = questionWords(question, kind, dataset);
  if (words) {
    const { message, detail, button } = words;
    const chosen = await vscode.window.showWarningMessage(message, { modal: true, detail }, button);
    if (chosen !== button) return undefined;
  }
  const consent = {
    ...(replaces && { replace: true }),
    ...(join.doubts.length > 0 && { anyway: true }),
  };
  return { consent, isReplacement: replaces !== undefined, key: comes.key };
}
