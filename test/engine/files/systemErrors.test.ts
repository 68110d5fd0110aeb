import { stat } from 'node:fs/promises';
import { getSystemErrorMap } from 'node:util';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { asSentence, asUserError, withFile } from '../../../src/engine/files/systemErrors';

const refusal = (code: string): Error => Object.assign(new Error(code), { code });

describe('an error of the file system', () => {
  it.each([
    ['ENOENT', 'there is no such file or folder'],
    ['EACCES', 'permission is denied'],
    ['ENOSPC', 'the disk is full'],
    ['EISDIR', 'it is a folder, not a file'],
  ])('%s is said in a sentence', (code, cause) => {
    const error = asUserError('read', 'a/b.csv', refusal(code));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toHaveProperty('message', `Cannot read a/b.csv: ${cause}.`);
  });

  it.each([refusal('EWHATEVER'), new TypeError('a bug'), 'a text', undefined, null])(
    'that is none passes as it is (%s)',
    (error) => {
      expect(asUserError('read', 'a', error)).toBe(error);
    },
  );
});

describe('every error that the system can give', () => {
  it.each([...getSystemErrorMap()].map(([errno, [code]]) => [code, errno] as const))(
    '%s is said in a sentence',
    (code, errno) => {
      const error = Object.assign(new Error(code), { code, errno, syscall: 'read', path: 'a.csv' });
      for (const said of [asUserError('read', 'a.csv', error), asSentence(error)]) {
        expect(said).toBeInstanceOf(UserError);
        expect((said as UserError).message).toMatch(/^Cannot read a\.csv: [^.\n]{10,}\.$/);
      }
    },
  );

  it('is left alone where it is no error of a file', () => {
    const error = new Error('a bug');
    expect(asSentence(error)).toBe(error);
    expect(asSentence(undefined)).toBe(undefined);
  });
});

describe('doing something with a file', () => {
  it.each([
    ['a\0b', /the name holds a zero character/],
    ['题'.repeat(100), /the name is too long/],
    [`${'a/'.repeat(3000)}b`, /the name is too long/],
  ])('says what is wrong with its name (%#)', async (path, sentence) => {
    const refused = withFile('read', path, () => stat(path));
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(sentence);
  });

  it('gives what the action gives', async () => {
    await expect(withFile('read', 'a', () => Promise.resolve(1))).resolves.toBe(1);
  });

  it('says in a sentence what the system refused', async () => {
    const refused = withFile('write', 'a', () => Promise.reject(refusal('EROFS')));
    await expect(refused).rejects.toThrow('Cannot write a: the file system is read-only.');
  });
});
