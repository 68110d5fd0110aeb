import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saidVersion, type Versioned } from '../../../src/core/mixture/saidVersion';
import { UserError } from '../../../src/core/userError';

const recipes: Versioned = { field: 'gradus', files: 'recipes', newest: 3 };

/** The version, or the message of the UserError that it is refused with. */
function said(content: unknown, versioned = recipes): number | string {
  try {
    return saidVersion(content, versioned, 'r.yaml');
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

const wholeNumbers = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe('the version that a file says', () => {
  it('is taken up to the newest that can be read, and named with what mends it above that', () => {
    fc.assert(
      fc.property(wholeNumbers, fc.integer({ min: 1, max: 9 }), (version, newest) => {
        expect(said({ gradus: version }, { ...recipes, newest })).toBe(
          version <= newest
            ? version
            : `r.yaml: "gradus" is ${version}, but this version of Gradus reads recipes up to version ${newest}: update Gradus.`,
        );
      }),
    );
  });

  it('is refused by the name of its field whatever else it is', () => {
    const noVersion = fc
      .oneof(fc.anything(), fc.double(), wholeNumbers.map(String), fc.integer({ max: 0 }))
      .filter((value) => value !== undefined && !(Number.isInteger(value) && (value as number) > 0));
    fc.assert(
      fc.property(noVersion, (value) => {
        expect(said({ gradus: value })).toMatch(
          /^r\.yaml: "gradus" cannot be [^]+: the version of recipes is a whole number, 1 or greater\.$/,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is 1 of whatever says none, an inherited one too', () => {
    const inheriting = Object.create({ gradus: 9 }) as object;
    fc.assert(
      fc.property(fc.anything(), (content) => {
        fc.pre(typeof content !== 'object' || content === null || !Object.hasOwn(content, 'gradus'));
        expect(said(content)).toBe(1);
      }),
    );
    for (const content of [{}, { gradus: undefined }, inheriting, Object.assign([], { gradus: 9 })])
      expect(said(content)).toBe(1);
  });
});
