import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathsByRole } from '../../../src/core/dataset/fields/fieldMap';
import { formatManifest, parseManifest, type Manifest } from '../../../src/core/mixture/manifest';
import { UserError } from '../../../src/core/userError';
import { recipeOf, recipes } from './given';

const name = 'train.easy.jsonl.manifest.json';

const noFields = pathsByRole({ question: [], difficulty: [] });

const manifest: Manifest = {
  gradus: '0.1.0',
  format: 1,
  kind: 'mixture',
  recipe: recipeOf({ mixture: 'easy', size: 10, measure: 'steps' }),
  source: { file: '../train.jsonl', format: 'jsonl', rows: 100, bytes: 12345, sha256: 'a1'.repeat(32) },
  fields: { ...noFields, question: ['q'], answer: ['a, or b'] },
  scores: { measure: 'steps', basis: 'steps/1', sha256: 'b2'.repeat(32) },
  bands: {
    easyUpTo: 2,
    hardFrom: 5.5,
    available: { easy: 30, medium: 40, hard: 28, unscored: 2 },
    drawn: { easy: 10, medium: 0, hard: 0, unscored: 0 },
    filled: 0,
  },
  output: { file: 'train.easy.jsonl', rows: 10, bytes: 1234, sha256: 'c3'.repeat(32) },
};

const count = fc.nat(2 ** 40);
const cutOff = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0));
const digest = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const manifests = fc
  .record({
    recipe: recipes,
    text: fc.string({ unit: 'binary' }),
    count,
    easyUpTo: cutOff,
    hardFrom: cutOff,
    digest,
  })
  .map(({ recipe, text, count, easyUpTo, hardFrom, digest }): Manifest => {
    const output = { file: text, rows: count, bytes: count, sha256: digest };
    const scores = { measure: text, basis: text, sha256: digest };
    const bands = { ...manifest.bands, easyUpTo, hardFrom, filled: count };
    return {
      ...manifest,
      recipe,
      fields: { ...noFields, question: [text] },
      scores,
      bands,
      source: { ...output, format: 'csv' },
      output,
    };
  });

/** The paths of every field of an object, dotted; a list is one field. */
function pathsOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    `${prefix}${key}`,
    ...pathsOf(inner, `${prefix}${key}.`),
  ]);
}

/** A copy of the manifest with one field changed; `undefined` takes it away. */
function changed(path: string, value: unknown): string {
  const copy = JSON.parse(formatManifest(manifest)) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  const inner = keys.reduce((object, key) => object[key] as Record<string, unknown>, copy);
  inner[last] = value;
  return JSON.stringify(copy);
}

/** A manifest, or the UserError that the text is refused with; anything else that is thrown goes on. */
function parsed(text: string): Manifest | UserError {
  try {
    return parseManifest(text, name);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

describe('a manifest', () => {
  it('reads as it was written', () => {
    fc.assert(
      fc.property(manifests, (one) => {
        expect(parseManifest(formatManifest(one), name)).toEqual(one);
        expect(formatManifest(parseManifest(formatManifest(one), name))).toBe(formatManifest(one));
      }),
    );
  });

  it('is written with an indent and ends in a line break, so that a diff can be read', () => {
    expect(formatManifest(manifest)).toMatch(/^\{\n {2}"gradus": "0\.1\.0",\n[^]*\n\}\n$/);
  });
});

describe('the format of a manifest', () => {
  it('is 1 where none is said, of the recipe in it too', () => {
    for (const path of ['format', 'recipe.gradus'])
      expect(parsed(changed(path, undefined))).toEqual(manifest);
  });

  it.each([
    ['format', 2, `${name}: "format" is 2, but this version of Gradus reads manifests up to version 1`],
    [
      'recipe.gradus',
      2,
      `${name}, recipe: "gradus" is 2, but this version of Gradus reads recipes up to version 1`,
    ],
  ])('is refused in one sentence where "%s" is %j', (path, value, sentence) => {
    expect(String(parsed(changed(path, value)))).toBe(`UserError: ${sentence}: update Gradus.`);
  });

  it('is what a newer manifest is refused by, whatever else stands in it', () => {
    const others = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(others, fc.integer({ min: 2, max: 99 }), (fields, format) => {
        const refusal = String(parsed(JSON.stringify({ ...fields, format })));
        expect(refusal).toContain(`${name}: "format" is ${format}, but`);
      }),
    );
  });

  it.each([['"1"'], ['true'], ['1.5'], ['0'], ['null'], ['"jsonl"']])('cannot be %s', (value) => {
    expect(String(parsed(changed('format', JSON.parse(value))))).toBe(
      `UserError: ${name}: "format" cannot be ${value}: the version of manifests is a whole number, 1 or greater.`,
    );
  });
});

describe('a text that is no manifest', () => {
  it('is refused by a UserError and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const refusal = parsed(text);
        expect(refusal).toBeInstanceOf(UserError);
        expect(String(refusal)).toContain(name);
      }),
    );
  });

  it('is told from one, whatever one field of a manifest becomes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(manifest)), fc.jsonValue(), (path, value) => {
        const outcome = parsed(changed(path, value));
        if (!(outcome instanceof UserError))
          expect(pathsOf(outcome)).toEqual(expect.arrayContaining(pathsOf(manifest)));
      }),
      { numRuns: 300 },
    );
  });

  const needed = pathsOf(manifest).filter((path) => path !== 'format' && !path.startsWith('recipe.'));
  it.each(needed)('is one without "%s"', (path) => {
    expect(String(parsed(changed(path, undefined)))).toBe(
      `UserError: ${name} is not a manifest of a mixture: "${path}" is missing or wrong.`,
    );
  });

  it.each([
    ['output.rows', -1],
    ['output.rows', 1.5],
    ['source.sha256', 'A1'.repeat(32)],
    ['source.sha256', 'a1'],
    ['kind', 'curriculum'],
    ['time', '2026-01-01'],
    ['bands.easyUpTo', '2'],
    ['bands.drawn.unscored', null],
  ])('is one where "%s" is %j', (path, value) => {
    expect(String(parsed(changed(path, value)))).toContain(`"${path}" is missing or wrong`);
  });

  it('is one with a recipe that is none, whose field is named', () => {
    expect(String(parsed(changed('recipe.size', 0)))).toContain(`${name}, recipe: "size" cannot be 0`);
    expect(String(parsed(changed('recipe.sed', 1)))).toContain('no field "sed"');
  });

  it.each([
    ['mixture: hard', 'it is not JSON'],
    ['[]', 'is missing or wrong'],
    ['null', 'it is no object'],
    ['3', 'it is no object'],
  ])('is said to be none where it is %j', (text, why) => {
    expect(String(parsed(text))).toContain(why);
  });
});
