import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { asUserError, withFile } from '../../../src/engine/files/systemErrors';

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

describe('doing something with a file', () => {
  it('gives what the action gives', async () => {
    await expect(withFile('read', 'a', () => Promise.resolve(1))).resolves.toBe(1);
  });

  it('says in a sentence what the system refused', async () => {
    const refused = withFile('write', 'a', () => Promise.reject(refusal('EROFS')));
    await expect(refused).rejects.toThrow('Cannot write a: the file system is read-only.');
  });
});
