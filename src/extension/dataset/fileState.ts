import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** How long a file must stay as it is to be taken for finished, in milliseconds. */
const settle = 150;

/** How long it is waited for, in milliseconds: a file that grows all the time is looked at none the less. */
const patience = 10_000;

/** Which file lies at a path and how it stands: the same text, the same content, as far as the system tells. Empty where there is none. */
export async function fileState(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    return '';
  }
}

/** Waits until nobody has written to a file for a moment, and gives its state. */
export async function settledState(path: string): Promise<string> {
  const end = Date.now() + patience;
  for (let before = await fileState(path); ;) {
    await setTimeout(settle);
    const now = await fileState(path);
    if (now === before || Date.now() > end) return now;
    before = now;
  }
}
