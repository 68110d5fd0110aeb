import * as vscode from 'vscode';
import type { ReadingQuestion } from './readingQuestion';
import type { ScoringGroup } from './scoringGroups';

/** What comes of taking an item of the preview. */
export type PreviewStep =
  | { readonly kind: 'import' | 'format' | 'join' | 'model' | 'priors' | 'respondents' | 'nothing' }
  | { readonly kind: 'ask'; readonly question: ReadingQuestion }
  | { readonly kind: 'list'; readonly list: NameList }
  | { readonly kind: 'scoring'; readonly group: ScoringGroup };

/** Lists that can be read in a document. */
export type NameList = 'unmatched' | 'problems' | 'skipped' | 'unanswered' | 'silent';

/** An item of the preview. */
export interface PreviewItem extends vscode.QuickPickItem {
  readonly step: PreviewStep;
}

/** An item with an icon; what it says must be plain already. */
export function item(icon: string, label: string, step: PreviewStep, detail = ''): PreviewItem {
  return { label: `$(${icon}) ${label}`, step, ...(detail !== '' && { detail }) };
}

/** A line with a title between items. */
export function separator(label: string): PreviewItem {
  return { label, kind: vscode.QuickPickItemKind.Separator, step: { kind: 'nothing' } };
}
