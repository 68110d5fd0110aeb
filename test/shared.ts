import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe } from 'vitest';

/** Real datasets and models that are not part of the project, where they lie beside it. */
export const sharedFolder = resolve(__dirname, '..', '..', 'shared');

/** Tests over the shared data; where it is absent they are counted as skipped, and the reason is printed. */
export function describeShared(name: string, tests: () => void): void {
  const there = existsSync(sharedFolder);
  if (!there) console.log(`skipped: ${name} (there is no ${sharedFolder})`);
  describe.skipIf(!there)(name, tests);
}
