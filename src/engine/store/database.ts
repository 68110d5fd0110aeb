import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { UserError } from '../../core/userError';
import { faultOf } from './databaseErrors';
import { setAside, setLogAside } from './setAside';
import { SharedDatabase, UnusableDatabase } from './sharedDatabase';

/** How often an action is tried on a file that DuckDB makes no sense of, or that others write too. */
const mostTries = 6;
const pause = 50;

/** Is told in a sentence of a store that was set aside. */
export type Tell = (sentence: string) => void;

/**
 * Does something that reads with the database of a file, in one transaction: it sees one state of it. A file that
 * cannot be used is set aside and made anew, and the action is done once more: it must not mind being done twice.
 * Throws UserError where the system refuses or another process stays in it.
 */
export function readDatabase<T>(
  file: string,
  tell: Tell,
  action: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  return mended(file, tell, (shared) =>
    shared.use((connection) => inTransaction(connection, () => action(connection))),
  );
}

/** The same for what writes; its transactions are its own. */
export function writeDatabase<T>(
  file: string,
  tell: Tell,
  action: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  return mended(file, tell, (shared) => shared.write(action));
}

/** Does something within a transaction: all of it is kept, or nothing. */
export async function inTransaction<T>(connection: DuckDBConnection, action: () => Promise<T>): Promise<T> {
  await connection.run('begin transaction');
  const result = await action();
  await connection.run('commit');
  return result;
}

async function mended<T>(
  path: string,
  tell: Tell,
  action: (shared: SharedDatabase) => Promise<T>,
): Promise<T> {
  const shared = await SharedDatabase.of(path);
  for (let tries = 1; ; tries++) {
    try {
      return await action(shared);
    } catch (error) {
      if (tries === mostTries) throw error instanceof UnusableDatabase ? stillUnusable(shared.file) : error;
      if (error instanceof UnusableDatabase) {
        // Once more first: a file that another process is just making, or an instance that failed, is no damage.
        if (tries > 1) await mend(shared, error, tell);
        else await setTimeout(pause);
      } else if (faultOf(error) !== 'conflict') throw error;
    }
  }
}

function stillUnusable(file: string): UserError {
  return new UserError(`The score store ${file} cannot be opened, nor one be made in its place.`, {
    remedy: { kind: 'storeFolder' },
  });
}

/** Sets aside what cannot be used, so that the next try makes it anew. */
async function mend(shared: SharedDatabase, error: UnusableDatabase, tell: Tell): Promise<void> {
  const { file } = shared;
  await shared.whileClosed(async () => {
    const mayBeLog = error.opening && error.fault === 'damaged' && error.stranger?.isLog !== false;
    const log = mayBeLog ? await setLogAside(file, error.file) : undefined;
    const aside = log ?? (await setAside(file, error.file));
    if (aside === undefined) return;
    const sentence = `${whatIsWrong(file, error, log !== undefined)}: it was set aside as ${basename(aside)}, and what it held must be scored again.`;
    shared.setAsides++;
    shared.untold.push(sentence);
    tell(sentence);
  });
}

function whatIsWrong(file: string, { fault, stranger }: UnusableDatabase, isLog: boolean): string {
  if (stranger) return `The ${isLog ? 'log of the ' : ''}score store ${file} is ${stranger.kind}, not a file`;
  if (isLog) return `What was last written to the score store ${file} is damaged`;
  return fault === 'newer'
    ? `The score store ${file} was written by a newer version of Gradus`
    : `The score store ${file} is damaged`;
}
