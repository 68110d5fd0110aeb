import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SharedDatabase, UnusableDatabase } from '../../../src/engine/store/sharedDatabase';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
let made = 0;

function newPath(): string {
  const own = join(folder, String(made++));
  mkdirSync(own);
  return join(own, 'data.duckdb');
}

/** Somebody who uses a database until told to leave. */
async function user(database: SharedDatabase): Promise<{ leave: () => Promise<void> }> {
  let end!: () => void;
  const told = new Promise<void>((resolve) => (end = resolve));
  let begun!: () => void;
  const inside = new Promise<void>((resolve) => (begun = resolve));
  const done = database.use(() => {
    begun();
    return told;
  });
  await Promise.race([inside, done]);
  return {
    leave: () => {
      end();
      return done;
    },
  };
}

/** How often a database file was opened meanwhile. */
async function openings(work: () => Promise<unknown>): Promise<number> {
  const before = SharedDatabase.openings;
  await work();
  return SharedDatabase.openings - before;
}

describe('a database that several use at once', () => {
  it('is opened once for those who come together, and is one by any name of its folder', async () => {
    const path = newPath();
    const database = await SharedDatabase.of(path);
    expect(await SharedDatabase.of(join(folder, '.', path.slice(folder.length)))).toBe(database);
    const three = (): Promise<unknown> =>
      Promise.all([1, 2, 3].map((one) => database.use(() => Promise.resolve(one))));
    expect(await openings(three)).toBe(1);
    expect(await openings(three)).toBe(1);
  });

  it('is opened anew for who comes after a turn has had its time', async () => {
    const database = await SharedDatabase.of(newPath());
    const count = await openings(async () => {
      const first = await user(database);
      // A turn takes others in for 300 ms.
      await pauseFor(350);
      const later = database.use(() => Promise.resolve());
      await first.leave();
      await later;
    });
    expect(count).toBe(2);
  });

  it('is opened anew after something went wrong in it, though another is still there', async () => {
    const database = await SharedDatabase.of(newPath());
    const count = await openings(async () => {
      const first = await user(database);
      const failing = database.use((connection) => connection.run('select * from nothing'));
      await expect(failing).rejects.toMatchObject({ fault: 'damaged', opening: false });
      const later = database.use(() => Promise.resolve());
      await first.leave();
      await later;
    });
    expect(count).toBe(2);
  });

  it('is not let in anybody while it is closed for somebody, who waits for all to leave', async () => {
    const database = await SharedDatabase.of(newPath());
    const order: string[] = [];
    const first = await user(database);
    const closed = database.whileClosed(async () => {
      order.push('closed');
      await pauseFor(5);
      order.push('done');
    });
    const later = database.use(() => Promise.resolve(order.push('later')));
    order.push('leaving');
    await first.leave();
    await Promise.all([closed, later]);
    expect(order).toEqual(['leaving', 'closed', 'done', 'later']);
  });
});

it('a file that is no database cannot be opened, and it is said which file it was', async () => {
  const path = newPath();
  writeFileSync(path, 'no database at all, though long enough to look like one');
  const database = await SharedDatabase.of(path);
  const error: unknown = await database.use(() => Promise.resolve()).catch((one: unknown) => one);
  expect(error).toBeInstanceOf(UnusableDatabase);
  expect(error).toMatchObject({ opening: true, stranger: undefined, fault: 'damaged' });
  expect((error as UnusableDatabase).file).toBeDefined();
});

it('a folder in its place is told as one', async () => {
  const path = newPath();
  mkdirSync(path);
  const error: unknown = await (
    await SharedDatabase.of(path)
  )
    .use(() => Promise.resolve())
    .catch((one: unknown) => one);
  expect(error).toMatchObject({ opening: true, stranger: { kind: 'a folder', isLog: false } });
});
