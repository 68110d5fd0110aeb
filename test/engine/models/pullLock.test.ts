import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { whileLocked } from '../../../src/engine/models/pullLock';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
let made = 0;

function newPlace(): { place: string; lock: string } {
  const place = join(folder, `model-${made++}.part`);
  mkdirSync(place);
  return { place, lock: join(place, 'pull.lock') };
}

const held = (holder: number | undefined): UserError =>
  new UserError(`a model is being downloaded already (process ${holder}): wait for it, or stop it.`);

let other: ChildProcess | undefined;

afterEach(() => {
  other?.kill('SIGKILL');
  other = undefined;
});

/** Another process, which stays until it is stopped. */
async function running(): Promise<number> {
  other = spawn(process.execPath, ['-e', 'process.stdout.write("."); setInterval(() => 0, 1000)']);
  await once(other.stdout!, 'data');
  return other.pid!;
}

describe('the lock of a download', () => {
  it('lets one of several calls in that come in one moment, whatever they wait for', async () => {
    const { place, lock } = newPlace();
    let release!: () => void;
    const released = new Promise<void>((resolve) => (release = resolve));
    let [working, refused] = [0, 0];
    // Who is in stays until the others were refused, or a second one came in.
    const work = async (): Promise<number> => {
      if (++working > 1) release();
      await released;
      expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
      return 1;
    };
    const calls = await Promise.allSettled(
      [1, 2, 3].map(async () => {
        try {
          return await whileLocked(place, 'a model', work);
        } catch (error) {
          if (++refused === 2) release();
          throw error;
        }
      }),
    );
    expect(working).toBe(1);
    expect(calls.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const call of calls.slice(1)) expect(call).toMatchObject({ reason: held(process.pid) });
    expect(existsSync(lock)).toBe(false);
  });

  it('is let go by what fails, and by a call that was refused not at all', async () => {
    const { place, lock } = newPlace();
    const failing = whileLocked(place, 'a model', async () => {
      await expect(whileLocked(place, 'a model', () => Promise.resolve())).rejects.toEqual(held(process.pid));
      expect(existsSync(lock)).toBe(true);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(lock)).toBe(false);
    expect(await whileLocked(place, 'a model', () => Promise.resolve(1))).toBe(1);
  });

  it('of one folder is not that of another', async () => {
    const [one, two] = [newPlace(), newPlace()];
    const inner = whileLocked(one.place, 'a model', () =>
      whileLocked(two.place, 'another', () => Promise.resolve(2)),
    );
    expect(await inner).toBe(2);
  });

  it('is heeded while the process that holds it runs, and stays that one’s', async () => {
    const { place, lock } = newPlace();
    const holder = await running();
    writeFileSync(lock, String(holder));
    const call = whileLocked(place, 'a model', () => Promise.resolve());
    await expect(call).rejects.toEqual(held(holder));
    expect(readFileSync(lock, 'utf8')).toBe(String(holder));
    other!.kill('SIGKILL');
    await once(other!, 'exit');
    expect(await whileLocked(place, 'a model', () => Promise.resolve(3))).toBe(3);
  });

  it.each(['', 'no number', '-1', '0', '1.5'])('that names no process holds up nobody: %j', async (text) => {
    const { place, lock } = newPlace();
    writeFileSync(lock, text);
    expect(await whileLocked(place, 'a model', () => Promise.resolve(4))).toBe(4);
  });

  it('of a process that is gone, or of this one before it began anew, holds up nobody', async () => {
    for (const pid of [spawnSync(process.execPath, ['-e', '']).pid, process.pid]) {
      const { place, lock } = newPlace();
      writeFileSync(lock, String(pid));
      expect(await whileLocked(place, 'a model', () => Promise.resolve(5))).toBe(5);
    }
  });
});
