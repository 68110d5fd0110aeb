import { describe, expect, it } from 'vitest';
import { operations, operationOf, requests } from '../../../src/core/operations/operations';
import type { Operation } from '../../../src/core/operations/operation';
import { placeAt } from '../../../src/core/operations/places';
import { files, textOf } from '../../architecture/imports';

const all = Object.entries<Operation>(operations);

describe('An operation', () => {
  it.each(all)('%s has a title of one sentence, and no other has the same', (_, { title }) => {
    expect(title).toMatch(/^[A-Z][^.!?]*(\.(?=\S)[^.!?]*|, \.[^.!?]*)*\.$/);
    expect(all.filter(([, other]) => other.title === title)).toHaveLength(1);
  });

  it.each(all)('%s needs a dataset just where its request must name one', (_, { input, needs }) => {
    const { entries } = input as unknown as { entries: Record<string, { type: string }> };
    const names = placeAt(input, 'path') ?? placeAt(input, 'dataset.path');
    const mayBeLeftOut = entries['dataset']?.type === 'exact_optional';
    expect(needs.includes('dataset')).toBe(names !== undefined && !mayBeLeftOut);
  });

  it('is found by its name, and nothing else is, whatever objects inherit', () => {
    expect(operationOf('mix')).toBe(operations.mix);
    for (const name of ['', 'nosuch', 'constructor', '__proto__', 'toString', 'snapshot'])
      expect(operationOf(name)).toBeUndefined();
  });
});

/** Who calls a method: the programs whose source names it. */
function callersOf(method: string): string[] {
  const named = new RegExp(`'${method}'`);
  const called = files.filter(
    (file) => /^(cli|extension)\//.test(file) && /\bcall\(/.test(textOf(file)) && named.test(textOf(file)),
  );
  return [...new Set(called.map((file) => file.split('/')[0]!))];
}

describe('What can be asked for', () => {
  it.each(Object.keys(operations))('can be reached from the command line or the editor: %s', (name) => {
    expect(callersOf(name)).not.toEqual([]);
  });

  it.each(Object.keys(requests).filter((name) => operationOf(name) === undefined))(
    'of the screen is asked for by the editor alone: %s',
    (name) => {
      expect(callersOf(name)).toEqual(['extension']);
    },
  );
});
