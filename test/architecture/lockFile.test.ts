import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const text = readFileSync(resolve(__dirname, '..', '..', 'package-lock.json'), 'utf8');

describe('The lock file', () => {
  it('names no host', () => {
    expect(text).not.toContain('://');
  });

  it('has the native parts of every platform', () => {
    const { packages } = JSON.parse(text) as { packages: Record<string, { version: string }> };
    const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64'];
    for (const platform of platforms)
      for (const name of [`@duckdb/node-bindings-${platform}`, `@esbuild/${platform}`])
        expect(packages[`node_modules/${name}`]?.version, name).toMatch(/^\d/);
  });
});
