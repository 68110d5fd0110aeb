import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isRecent, nodeProgram } from '../../../src/extension/host/nodeProgram';
import { temporaryFolder } from '../../temporary';

const path = process.env['PATH']!;
const folder = temporaryFolder();

afterEach(() => void (process.env['PATH'] = path));

/** Puts a program named node that says this before all others on the PATH. */
function withNode(says: string): void {
  writeFileSync(join(folder, 'node'), `#!/bin/sh\n${says}\n`);
  chmodSync(join(folder, 'node'), 0o755);
  process.env['PATH'] = `${folder}${delimiter}${path}`;
}

describe('a version of Node', () => {
  it.each(['v20.12.0', 'v20.19.4', 'v21.0.0', 'v24.21.0\n', 'v100.0.0-nightly'])(
    'is recent: %j',
    (version) => {
      expect(isRecent(version)).toBe(true);
    },
  );

  it.each(['v20.11.1', 'v18.20.0', 'v8.0.0', '20.12.0', 'v20', '', 'not found', 'Python 3.12.1'])(
    'is not: %j',
    (version) => {
      expect(isRecent(version)).toBe(false);
    },
  );
});

describe.skipIf(process.platform === 'win32')('the program for the engine', () => {
  it('is the one that the user names, without being tried', async () => {
    withNode('exit 1');
    expect(await nodeProgram('/opt/node')).toBe('/opt/node');
  });

  it('is a recent node of the PATH', async () => {
    withNode('echo v22.4.1');
    expect(await nodeProgram('')).toBe(join(folder, 'node'));
  });

  it.each(['.', '', 'node_modules/.bin', './bin'])(
    'is none of the folder that is worked in, which %j on the PATH would mean',
    async (relative) => {
      withNode('echo v22.4.1');
      const before = process.cwd();
      process.chdir(folder);
      try {
        for (const inner of ['node_modules/.bin', 'bin']) {
          mkdirSync(join(folder, inner), { recursive: true });
          copyFileSync(join(folder, 'node'), join(folder, inner, 'node'));
        }
        process.env['PATH'] = `${relative}${delimiter}${join(folder, 'nowhere')}`;
        expect(await nodeProgram('')).toBeUndefined();
      } finally {
        process.chdir(before);
      }
    },
  );

  it.each(['echo v18.20.0', 'exit 1', 'echo what'])('is the host’s own where node says %j', async (says) => {
    withNode(says);
    expect(await nodeProgram('')).toBeUndefined();
  });

  it('is the host’s own where there is none', async () => {
    process.env['PATH'] = join(folder, 'nowhere');
    expect(await nodeProgram('')).toBeUndefined();
  });
});
