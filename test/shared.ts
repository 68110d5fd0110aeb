import { describe } from 'vitest';
import { hasShared, sharedFolder } from '../tools/sharedFolder.mjs';

export { sharedFolder };

/** Tests over the shared data; where it is absent they are counted as skipped, and the reason is printed. */
export function describeShared(name: string, tests: () => void): void {
  if (!hasShared) console.log(`skipped: ${name} (the shared data is not in ${sharedFolder})`);
  describe.skipIf(!hasShared)(name, tests);
}

/** Inputs of the shared data for tests that have others to run on: none where it is absent. */
export function alsoShared<T>(...inputs: readonly T[]): readonly T[] {
  return hasShared ? inputs : [];
}
