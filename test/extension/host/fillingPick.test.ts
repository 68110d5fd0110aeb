import { expect, it } from 'vitest';
import type { QuickPick } from 'vscode';
import { fillingPick, type FillingItem } from '../../../src/extension/host/fillingPick';

/** A quick pick that keeps what it shows, and whose user is the test. */
class Shown {
  items: readonly FillingItem[] = [];
  activeItems: readonly FillingItem[] = [];
  selectedItems: readonly FillingItem[] = [];
  busy = false;
  isShown = false;
  isGone = false;
  accept = (): void => {};
  leave = (): void => {};

  onDidAccept(listener: () => void): void {
    this.accept = listener;
  }

  onDidHide(listener: () => void): void {
    this.leave = listener;
  }

  show(): void {
    this.isShown = true;
    this.activeItems = this.items.slice(0, 1);
  }

  dispose(): void {
    this.isGone = true;
  }

  get pick(): QuickPick<FillingItem> {
    return this as unknown as QuickPick<FillingItem>;
  }
}

const bare: FillingItem[] = ['easy', 'hard'].map((id) => ({ id, label: id }));
const full: FillingItem[] = ['hard', 'easy'].map((id) => ({ id, label: id, description: '7 rows' }));

function ask(fuller: (signal: AbortSignal) => Promise<readonly FillingItem[]>): {
  shown: Shown;
  answer: Promise<FillingItem | undefined>;
} {
  const shown = new Shown();
  return { shown, answer: fillingPick(bare, fuller, { title: 'Which?' }, () => shown.pick) };
}

it('can be answered before the fuller items come, which are then asked for no longer', async () => {
  let asked: AbortSignal | undefined;
  const { shown, answer } = ask((signal) => ((asked = signal), new Promise(() => {})));
  expect([shown.isShown, shown.busy, shown.items]).toEqual([true, true, bare]);
  shown.selectedItems = [bare[1]!];
  shown.accept();
  expect(await answer).toBe(bare[1]);
  expect([asked?.aborted, shown.isGone]).toEqual([true, true]);
});

it.each([
  ['stays where the user moved to', 1],
  ['is left to VS Code where the user did not move, which takes the first', 0],
] as const)('%s', async (_, at) => {
  let come: (items: readonly FillingItem[]) => void = () => {};
  const fuller = new Promise<readonly FillingItem[]>((resolve) => (come = resolve));
  const { shown, answer } = ask(() => fuller);
  shown.activeItems = [bare[at]!];
  const before = shown.activeItems;
  come(full);
  await fuller;
  await Promise.resolve();
  expect([shown.busy, shown.items]).toEqual([false, full]);
  expect(shown.activeItems).toEqual(at === 0 ? before : [full[0]]);
  shown.leave();
  expect(await answer).toBeUndefined();
});

it('fails where the fuller items cannot be had, and is gone', async () => {
  const { shown, answer } = ask(() => Promise.reject(new Error('The engine stopped.')));
  await expect(answer).rejects.toThrow('The engine stopped.');
  expect(shown.isGone).toBe(true);
});
