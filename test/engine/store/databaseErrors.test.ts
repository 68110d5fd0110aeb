import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { databaseError, faultOf } from '../../../src/engine/store/databaseErrors';

const lock =
  'IO Error: Could not set lock on file "/s/a.duckdb": Conflicting lock is held in /usr/bin/node (PID 4711). See also https://duckdb.org/docs/stable/connect/concurrency';
const elsewhere =
  'IO Error: Cannot open file "c:\\s\\a.duckdb": The process cannot access the file because it is being used by another process.';

describe('what DuckDB’s errors mean', () => {
  it.each([
    [lock, 'held'],
    [elsewhere, 'held'],
    ['IO Error: Could not write file "/s/a.duckdb.wal": No space left on device', 'refused'],
    ['IO Error: Cannot open file "/s/a.duckdb": Permission denied', 'refused'],
    ['IO Error: Cannot open file "/s/a.duckdb": Read-only file system', 'refused'],
    ['Out of Memory Error: could not allocate block of size 256.0 KiB', 'refused'],
    ['IO Error: Could not read from file "/s/a.duckdb": Input/output error', 'refused'],
    ['TransactionContext Error: Conflict on tuple deletion!', 'conflict'],
    ['TransactionContext Error: Catalog write-write conflict on create with "scores_1"', 'conflict'],
    [
      'IO Error: Trying to read a database file with version number 99, but we can only read versions between 64 and 67.',
      'newer',
    ],
    ['IO Error: Could not read from file "/s/a.duckdb": The file was written by a newer version', 'newer'],
    ['IO Error: The file "/s/a.duckdb" exists, but it is not a valid DuckDB database file!', 'damaged'],
    ['Catalog Error: Table with name measures does not exist!', 'damaged'],
  ] as const)('%s is %s', (text, fault) => {
    expect(faultOf(new Error(text))).toBe(fault);
  });

  it.each([
    ['a mistake of ours', new TypeError('IO Error: No space left on device')],
    ['what a user can mend', new UserError('IO Error: No space left on device')],
    ['another program’s', new Error('No space left on device')],
    ['one that only quotes DuckDB', new Error('it said IO Error: No space left on device')],
    ['no error', 'IO Error: No space left on device'],
  ])('is nothing where it is %s, which stays as it is', (_, error) => {
    expect(faultOf(error)).toBe('other');
    expect(databaseError('a.duckdb', error)).toBe(error);
  });
});

describe('what a user is told', () => {
  const told = (text: string): UserError => {
    const error = databaseError('/s/a.duckdb', new Error(text));
    expect(error).toBeInstanceOf(UserError);
    return error as UserError;
  };

  it('is who holds the store, as far as the system says', () => {
    expect(told(lock).message).toBe(
      'The score store /s/a.duckdb is in use by another process (/usr/bin/node, process 4711): wait for it to finish.',
    );
    expect(told('IO Error: Conflicting lock is held in /usr/bin/node by user x').message).toContain(
      'another process (/usr/bin/node): wait',
    );
    expect(told(elsewhere).message).toBe(
      'The score store /s/a.duckdb is in use by another process: wait for it to finish.',
    );
  });

  it.each([
    ['IO Error: x: No space left on device', 'the disk is full', true],
    ['IO Error: x: Disk quota exceeded (EDQUOT)', 'the disk is full', true],
    ['IO Error: x: Permission denied', 'it may not be written here', true],
    ['IO Error: x: Operation not permitted', 'it may not be written here', true],
    ['IO Error: x: Too many open files', 'not enough memory, or too many files', false],
    ['Out of Memory Error: x', 'not enough memory, or too many files', false],
    ['IO Error: x: Stale file handle', 'does not answer', true],
  ])('is what is the matter: %s', (text, sentence, isOfFolder) => {
    const error = told(text);
    expect(error.message).toContain(`score store /s/a.duckdb: `);
    expect(error.message).toContain(sentence);
    // Another folder mends all but a want of memory.
    expect(error.remedy).toEqual(isOfFolder ? { kind: 'storeFolder' } : undefined);
  });

  it('is nothing of a file that is damaged, or newer, or of two that met: others see to that', () => {
    for (const text of [
      'IO Error: not a valid DuckDB database file!',
      'TransactionContext Error: Conflict!',
    ]) {
      const error = new Error(text);
      expect(databaseError('a.duckdb', error)).toBe(error);
    }
  });
});
