import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { addressOfNobody } from './hubServer';

const program = resolve(__dirname, '..', '..', '..', 'dist', 'engine.js');
const folder = temporaryFolder();
const hook = join(folder, 'hook.cjs');
writeFileSync(
  hook,
  `process.on('message', (message) => {
     if (message === 'loaded?') process.send({ loaded: Object.keys(require.cache) });
   });`,
);
const engine = fork(program, [folder, '1'], { execArgv: ['--require', hook], serialization: 'advanced' });
afterAll(() => void engine.kill('SIGKILL'));

interface Reply {
  readonly loaded?: readonly string[];
  readonly type?: string;
  readonly message?: string;
}

async function replyTo(child: ChildProcess, message: string | object): Promise<Reply> {
  const reply = once(child, 'message');
  child.send(message);
  return ((await reply) as [Reply])[0];
}

async function hasLoadedUndici(): Promise<boolean> {
  const { loaded = [] } = await replyTo(engine, 'loaded?');
  expect(loaded).toContain(program);
  return loaded.some((path) => path.includes('undici'));
}

it('A running engine loads what speaks with the network when the Hub is asked for the first time', async () => {
  expect((await replyTo(engine, { type: 'call', id: 1, method: 'models', request: {} })).type).toBe('result');
  expect(await hasLoadedUndici()).toBe(false);
  const request = { model: 'someone/thing', hub: { endpoint: await addressOfNobody() } };
  const answer = await replyTo(engine, { type: 'call', id: 2, method: 'planPull', request });
  expect(answer).toMatchObject({ type: 'error', message: expect.stringMatching(/^Cannot reach/) as string });
  expect(await hasLoadedUndici()).toBe(true);
});
