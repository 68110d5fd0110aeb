import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll } from 'vitest';

/** Something that has a path and is no file: how it is called, and how it is made there. */
export interface SpecialFile {
  readonly kind: string;
  /** What a refusal says that it is. */
  readonly said: RegExp;
  /** Gives false where this system or user cannot make it. */
  readonly make: (path: string) => boolean | Promise<boolean>;
}

const made = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;

/** Everything that can lie where a file is looked for; a link to each of them is no file either. */
export const specialFiles: readonly SpecialFile[] = [
  { kind: 'a folder', said: /it is a folder/, make: (path) => (mkdirSync(path), true) },
  { kind: 'a pipe', said: /it is a pipe/, make: (path) => made('mkfifo', path) },
  { kind: 'an endless device', said: /it is a device/, make: (path) => made('mknod', path, 'c', '1', '5') },
  { kind: 'the empty device', said: /it is a device/, make: (path) => made('mknod', path, 'c', '1', '3') },
  { kind: 'a disk', said: /it is a device/, make: (path) => made('mknod', path, 'b', '7', '250') },
  { kind: 'a socket', said: /it is a socket/, make: listen },
  { kind: 'a circle of links', said: /links lead round in a circle/, make: (path) => linked(path, path) },
  { kind: 'a link to a device', said: /it is a device/, make: (path) => linked('/dev/zero', path) },
  { kind: 'a link to a folder', said: /it is a folder/, make: (path) => linked('/', path) },
];

function linked(target: string, path: string): boolean {
  symlinkSync(target, path);
  return true;
}

async function listen(path: string): Promise<boolean> {
  // The path of a socket has about a hundred characters at most.
  if (path.length > 100) return false;
  const server = createServer().listen(path);
  afterAll(() => server.close());
  await once(server, 'listening');
  return true;
}
