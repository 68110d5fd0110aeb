import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { BuiltEngine } from '../builtEngine';

const folder = temporaryFolder();

afterEach(() => void vi.unstubAllEnvs());

/** Whether an engine that is started now runs what NODE_OPTIONS has it require. */
async function isRequired(name: string): Promise<boolean> {
  const mark = join(folder, name);
  const bootloader = join(folder, `${name}.cjs`);
  writeFileSync(bootloader, `require('fs').writeFileSync(${JSON.stringify(mark)}, '');`);
  vi.stubEnv('NODE_OPTIONS', `--require ${bootloader}`);
  const engine = new BuiltEngine(join(folder, 'store'));
  try {
    await engine.call('store', { clear: false });
  } finally {
    engine.stop();
  }
  return existsSync(mark);
}

describe('The engine’s environment', () => {
  it('has the NODE_OPTIONS of a debugger, so that breakpoints in the engine are reached', async () => {
    vi.stubEnv('VSCODE_INSPECTOR_OPTIONS', '{}');
    expect(await isRequired('debugged')).toBe(true);
  });

  it('has no other NODE_OPTIONS', async () => {
    vi.stubEnv('VSCODE_INSPECTOR_OPTIONS', undefined);
    expect(await isRequired('plain')).toBe(false);
  });
});
