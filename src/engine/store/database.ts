import { setTimeout } from 'node:timers/promises';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { UserError } from '../../core/userError';

const patience = 5_000;
const pause = 40;

/**
 * Opens a DuckDB file for the moment of one action and closes it again: DuckDB lets one process in at a time, readers
 * too. A file that another process holds is waited for briefly. Throws UserError where it stays held or cannot be used.
 */
export async function withDatabase<T>(
  file: string,
  action: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const instance = await openPatiently(file);
  try {
    const connection = await instance.connect();
    try {
      return await action(connection);
    } finally {
      connection.closeSync();
    }
  } catch (error) {
    throw asUserError(file, error);
  } finally {
    instance.closeSync();
  }
}

/** Does something within a transaction: all of it is kept, or nothing. */
export async function inTransaction<T>(connection: DuckDBConnection, action: () => Promise<T>): Promise<T> {
  await connection.run('begin transaction');
  const result = await action();
  await connection.run('commit');
  return result;
}

/** A text as SQL writes it. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL writes it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function openPatiently(file: string): Promise<DuckDBInstance> {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return await DuckDBInstance.create(file, { threads: '2' });
    } catch (error) {
      if (!isHeld(error) || Date.now() > until) throw asUserError(file, error);
      await setTimeout(pause);
    }
  }
}

function isHeld(error: unknown): boolean {
  return /Conflicting lock|being used by another process/.test(String(error));
}

function asUserError(file: string, error: unknown): unknown {
  const text = String(error);
  const holder = /held in (\S+)(?: \(PID (\d+)\))?/.exec(text);
  if (isHeld(error))
    return new UserError(
      `The score store ${file} is in use by another process${holder ? ` (${holder[1]}${holder[2] ? `, process ${holder[2]}` : ''})` : ''}: wait for it to finish, or choose another folder with --store.`,
    );
  if (/No space left|ENOSPC|Could not write|disk quota/i.test(text))
    return new UserError(
      `Cannot write the score store ${file}: the disk is full. Free some space, or use --store DIR.`,
    );
  if (/Permission denied|Read-only file system|Cannot open file/i.test(text))
    return new UserError(
      `Cannot write the score store ${file}: it may not be written here. Use --store DIR.`,
    );
  if (/not a valid DuckDB database|Serialization Error|newer version/i.test(text))
    return new UserError(
      `The score store ${file} cannot be read: it is damaged or of another version. "gradus store clear" removes it.`,
    );
  return error;
}
