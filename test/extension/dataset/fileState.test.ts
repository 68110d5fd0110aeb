import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { fileState, settledState } from '../../../src/extension/dataset/fileState';
import { temporaryFolder } from '../../temporary';

it('The state of a file is another one after every change, and empty where there is none', async () => {
  const path = join(temporaryFolder(), 'train.jsonl');
  const states = [await fileState(path)];
  expect(states).toEqual(['']);
  const changes = [
    () => writeFileSync(path, '{"a":1}\n'),
    () => appendFileSync(path, '{"a":2}\n'),
    () => writeFileSync(path, '{"b":1}\n{"b":2}\n'),
    () => {
      writeFileSync(`${path}.new`, '{"b":1}\n{"b":2}\n');
      renameSync(`${path}.new`, path);
    },
    () => rmSync(path),
  ];
  for (const change of changes) {
    change();
    states.push(await fileState(path));
    expect(await fileState(path)).toBe(states.at(-1));
    await setTimeout(20);
  }
  expect(new Set(states).size).toBe(changes.length);
});

it('A file has settled when nobody writes to it any more', async () => {
  const path = join(temporaryFolder(), 'train.jsonl');
  writeFileSync(path, '');
  let writes = 0;
  const writer = setInterval(() => {
    appendFileSync(path, `{"a":${++writes}}\n`);
    if (writes === 20) clearInterval(writer);
  }, 20);
  const settled = await settledState(path);
  expect(writes).toBe(20);
  expect(settled).toBe(await fileState(path));
});
