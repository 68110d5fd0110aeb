import * as vscode from 'vscode';

/** An item that is known again by its id when a fuller one takes its place. */
export type FillingItem = vscode.QuickPickItem & { readonly id?: string };

/** How the question is put. */
export type PickWords = Partial<
  Pick<vscode.QuickPick<FillingItem>, 'title' | 'placeholder' | 'matchOnDescription' | 'matchOnDetail'>
>;

/**
 * Asks with the items that are there at once; fuller ones replace them when they come, and the chosen place stays where the user
 * moved to. Undefined where nothing is picked. Rejects where the fuller items cannot be had.
 */
export async function fillingPick<T extends FillingItem>(
  first: readonly T[],
  fuller: (signal: AbortSignal) => Promise<readonly T[]>,
  words: PickWords,
  create: () => vscode.QuickPick<T> = () => vscode.window.createQuickPick<T>(),
): Promise<T | undefined> {
  const pick = Object.assign(create(), words, { items: first, busy: true });
  const ended = new AbortController();
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      pick.onDidAccept(() => resolve(pick.selectedItems[0]));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
      fuller(ended.signal).then((items) => fill(pick, items), reject);
    });
  } finally {
    ended.abort();
    pick.dispose();
  }
}

function fill<T extends FillingItem>(pick: vscode.QuickPick<T>, items: readonly T[]): void {
  const [active] = pick.activeItems;
  const hasMoved = active !== pick.items.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
  pick.items = items;
  pick.busy = false;
  const same = hasMoved && items.find(({ id }) => id !== undefined && id === active?.id);
  if (same) pick.activeItems = [same];
}
