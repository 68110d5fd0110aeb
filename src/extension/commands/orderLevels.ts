import * as vscode from 'vscode';
import type { Said } from '../dataset/said';
import { longLabel, plainLabel } from '../words/plainLabel';

/** Asks for the order of levels, the easiest first, one after the other; undefined where the user goes away. */
export async function orderLevels(before: Said, levels: readonly string[]): Promise<Said | undefined> {
  const order: string[] = [];
  const done = { label: vscode.l10n.t('The others are unknown'), level: undefined };
  while (order.length < levels.length) {
    const rest = levels.filter((level) => !order.includes(level));
    const items = rest.map((level) => ({ label: plainLabel(level), level }));
    const chosen = await vscode.window.showQuickPick([...items, ...(order.length > 1 ? [done] : [])], {
      title:
        order.length === 0
          ? vscode.l10n.t('Which level is the easiest?')
          : vscode.l10n.t('Which level comes next, harder than {0}?', plainLabel(order.at(-1)!)),
      placeHolder: longLabel(order.join(' < ')),
      ignoreFocusOut: true,
    });
    if (chosen === undefined) return undefined;
    if (chosen.level === undefined) break;
    order.push(chosen.level);
  }
  return { ...before, levels: order };
}
