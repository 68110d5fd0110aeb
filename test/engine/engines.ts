import { join } from 'node:path';
import { afterAll } from 'vitest';
import { temporaryFolder } from '../temporary';
import { BuiltEngine } from './builtEngine';

/** A folder for the datasets of a test file, and an engine over a store in it that ends with the tests. */
export function engineInFolder(): { folder: string; engine: BuiltEngine } {
  const folder = temporaryFolder();
  const engine = new BuiltEngine(join(folder, 'store'));
  afterAll(() => engine.stop());
  return { folder, engine };
}
