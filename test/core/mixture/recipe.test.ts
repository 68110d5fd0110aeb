import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRecipe } from '../../../src/core/mixture/recipe';
import { parseRecipe } from '../../../src/core/mixture/recipeFile';
import { UserError } from '../../../src/core/userError';

const file = 'recipe.yaml';

/** The message of the UserError that a text is refused with. */
function refusal(text: string): string {
  try {
    parseRecipe(text, file);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error(`Not refused: ${text}`);
}

describe('a recipe', () => {
  it('needs to name only its mixture', () => {
    expect(parseRecipe('mixture: hard', file)).toEqual({
      gradus: 1,
      mixture: 'hard',
      seed: 0,
      shortage: 'error',
      order: 'source',
    });
  });

  it('can say everything', () => {
    const text = `
      # The middle of grade school.
      gradus: 1
      mixture: easy-and-hard
      size: 500
      seed: 42
      measure: human.grade
      bands: { easyUpTo: 5, hardFrom: 8 }
      shortage: fill
      order: hard-first
    `;
    expect(parseRecipe(text, file)).toEqual({
      gradus: 1,
      mixture: 'easy-and-hard',
      size: 500,
      seed: 42,
      measure: 'human.grade',
      bands: { easyUpTo: 5, hardFrom: 8 },
      shortage: 'fill',
      order: 'hard-first',
    });
  });

  it('is of version 1, be that said or not', () => {
    const text = 'mixture: hard\nsize: 3';
    for (const said of ['gradus: 1', 'gradus: 1.0', '"gradus": 0x1'])
      expect(parseRecipe(`${said}\n${text}`, file)).toEqual(parseRecipe(text, file));
  });

  it('can go by a blend of measures', () => {
    expect(parseRecipe('mixture: hard\nblend: { probeLoss: 2, questionWords: 0.5 }', file)).toMatchObject({
      blend: { probeLoss: 2, questionWords: 0.5 },
    });
  });

  it('can name cut-offs that were published', () => {
    expect(parseRecipe('mixture: easy\nbands: { preset: arc.grade }', file)).toMatchObject({
      bands: { preset: 'arc.grade' },
    });
  });

  it('can be written as JSON, which is YAML', () => {
    expect(parseRecipe('{"mixture": "all", "bands": {"easy": 0, "hard": 1}}', file)).toMatchObject({
      mixture: 'all',
      bands: { easy: 0, hard: 1 },
    });
  });
});

describe('a recipe of a newer version', () => {
  const sentence =
    'recipe.yaml: "gradus" is 2, but this version of Gradus reads recipes up to version 1: update Gradus.';

  it.each([
    'gradus: 2',
    'mixture: hard\ngradus: 2',
    'gradus: 2\nsources: [{ name: math, data: math.jsonl }]\nshape: { easy: .2, medium: .5, hard: .3 }',
    'gradus: 2\nmixture: [no, longer, a, name]',
  ])('is refused in one sentence, whatever else stands in it (%j)', (text) => {
    expect(refusal(text)).toBe(sentence);
  });
});

describe('a recipe is refused', () => {
  it.each([
    ['a version in words', 'gradus: yes\nmixture: hard', '"gradus" cannot be "yes": the version of recipes'],
    ['a version that is a truth', 'gradus: true\nmixture: hard', '"gradus" cannot be true'],
    ['a version that is a text', 'gradus: "1"\nmixture: hard', '"gradus" cannot be "1"'],
    ['half a version', 'gradus: 1.5\nmixture: hard', '"gradus" cannot be 1.5'],
    ['a version below 1', 'gradus: 0\nmixture: hard', '"gradus" cannot be 0'],
    ['a version without end', 'gradus: .inf\nmixture: hard', '"gradus" cannot be Infinity'],
    ['an empty version', 'gradus:\nmixture: hard', '"gradus" cannot be null'],
    ['several versions', 'gradus: [1]\nmixture: hard', '"gradus" cannot be Array'],
    ['a field that is none', 'mixture: hard\nsed: 3', '"sed"'],
    ['a field of every object', 'mixture: hard\nconstructor: 3', '"constructor"'],
    ['a mixture that is none', 'mixture: hart', '"hart"'],
    ['a mixture of every object', 'mixture: toString', '"toString"'],
    ['no mixture', 'size: 3', 'mixture'],
    ['a size of none', 'mixture: hard\nsize: 0', '"size"'],
    ['half a row', 'mixture: hard\nsize: 1.5', '"size" cannot be 1.5: a whole number'],
    ['a size in words', 'mixture: hard\nsize: ten', '"size" cannot be "ten"'],
    ['a negative seed', 'mixture: hard\nseed: -1', '"seed"'],
    ['a seed beyond 32 bits', 'mixture: hard\nseed: 4294967296', '"seed"'],
    ['an order that is none', 'mixture: hard\norder: random', '"order"'],
    ['a shortage that is none', 'mixture: hard\nshortage: maybe', '"shortage"'],
    ['a measure that is no name', 'mixture: hard\nmeasure: 3', '"measure"'],
    ['a blend of nothing', 'mixture: hard\nblend: {}', '"blend" takes measures'],
    ['a blend with a weight of none', 'mixture: hard\nblend: { probeLoss: 0 }', '"blend" takes measures'],
    ['a blend without weights', 'mixture: hard\nblend: [probeLoss]', '"blend" takes measures'],
    ['a weight without end', 'mixture: hard\nblend: { probeLoss: .inf }', '"blend" takes measures'],
    ['a measure and a blend', 'mixture: hard\nmeasure: steps\nblend: { steps: 1 }', 'not by both'],
    ['half the bands', 'mixture: hard\nbands: { easy: 0.3 }', '"bands" takes either'],
    ['shares mixed with values', 'mixture: hard\nbands: { easy: 0.3, hardFrom: 8 }', '"bands" takes either'],
    ['bands in words', 'mixture: hard\nbands: thirds', '"bands"'],
    ['a preset that is none', 'mixture: hard\nbands: { preset: arc.grades }', 'or preset (arc.grade, '],
    [
      'a preset with values',
      'mixture: hard\nbands: { preset: arc.grade, easy: 0.3 }',
      '"bands" takes either',
    ],
    ['a share above 1', 'mixture: hard\nbands: { easy: 0.3, hard: 70 }', '"bands.hard"'],
    ['an infinite cut-off', 'mixture: hard\nbands: { easyUpTo: -.inf, hardFrom: 8 }', '"bands.easyUpTo"'],
    ['shares the wrong way round', 'mixture: hard\nbands: { easy: 0.7, hard: 0.3 }', 'bands.easy (0.7)'],
    ['equal shares', 'mixture: hard\nbands: { easy: 0.5, hard: 0.5 }', 'bands.easy (0.5)'],
  ])('for %s, naming the field', (_, text, named) => {
    expect(refusal(text)).toContain(named);
    expect(refusal(text)).toMatch(/^recipe\.yaml: .*[.?]$/);
  });

  it.each([
    '['.repeat(5000),
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    '{a: '.repeat(5000),
    '- '.repeat(20_000),
    Array.from({ length: 5000 }, (__, level) => `${' '.repeat(level)}a:`).join('\n'),
  ])('that is nested without end', (text) => {
    expect(refusal(text)).toBe(
      'recipe.yaml is nested too deeply: a recipe is a list of fields such as "mixture: hard", with at most one level below.',
    );
  });

  it.each([
    ['mixtur: hard', 'a recipe has no field "mixtur". Did you mean "mixture"?'],
    ['mixture: hard\nsed: 3', 'a recipe has no field "sed". Did you mean "seed"?'],
    ['size: 3', '"mixture" is missing: it is one of easy, '],
    ['mixture: 3', '"mixture" takes one of easy, '],
    ['mixture: balancd', 'there is no mixture "balancd". Did you mean "balanced"? There are easy, '],
    ['mixture: hard\norder: easyfirst', 'Did you mean "easy-first"?'],
    ['mixture: hard\nshortage: fil', 'Did you mean "fill"?'],
    ['mixture: hard\nbands: { esay: 0.3, hard: 0.7 }', '"bands" has no field "esay". Did you mean "easy"?'],
    [
      'mixture: hard\nbands: { preset: arc.grad }',
      'there is no preset "arc.grad". Did you mean "arc.grade"?',
    ],
  ])('where it says %j, with what was meant', (text, said) => {
    expect(refusal(text)).toContain(said);
    expect(refusal(text)).not.toContain('undefined');
  });

  it.each(['', '- hard', 'hard', '3', 'null', '[]'])('where it is %j, which has no fields', (text) => {
    expect(refusal(text)).toMatch(/^recipe\.yaml: .*mixture/);
  });

  it.each([
    ['mixture: [', 1],
    ['mixture: hard\n\tsize: 3', 2],
    ['mixture: hard\nmixture: easy', 2],
    ['mixture: hard\n---\nmixture: easy', 2],
  ])('where %j is no YAML, naming the line', (text, line) => {
    expect(refusal(text)).toMatch(
      new RegExp(`^recipe\\.yaml is not YAML: .* at line ${line}, column \\d+\\.$`),
    );
  });

  it('by a UserError and nothing else, whatever it is', () => {
    const fields = fc.record(
      {
        gradus: fc.oneof(fc.constant(1), fc.anything()),
        mixture: fc.oneof(fc.constant('hard'), fc.anything()),
        size: fc.anything(),
        seed: fc.anything(),
        bands: fc.oneof(
          fc.anything(),
          fc.dictionary(fc.constantFrom('easy', 'hard', 'hardFrom', 'preset'), fc.anything()),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fields, fc.anything()), (value) => {
        try {
          expect(checkRecipe(value, file)).toHaveProperty('mixture');
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
