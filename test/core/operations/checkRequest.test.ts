import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { checkRequest } from '../../../src/core/operations/checkRequest';
import { requests } from '../../../src/core/operations/operations';
import { UserError } from '../../../src/core/userError';
import { garbageFor, methods, type Method } from './garbage';
import { goodRequests } from './goodRequests';

/** What a request is refused with; undefined where it is let in. */
function refusal(method: Method, request: unknown): Error | undefined {
  try {
    checkRequest(method, requests[method], request);
  } catch (error) {
    return error as Error;
  }
  return undefined;
}

const isPersons = (error: Error | undefined): boolean => error instanceof UserError;

describe.each(methods)('A request of %s', (method) => {
  const good = goodRequests[method] as Readonly<Record<string, unknown>>;

  it('is let in where it holds what it may, and stays as it is', () => {
    const before = structuredClone(good);
    expect(refusal(method, good)).toBeUndefined();
    expect(good).toEqual(before);
  });

  it('has every input that its schema knows, so that these tests look at all of them', () => {
    const known = Object.keys((requests[method] as unknown as { entries: object }).entries);
    expect(Object.keys(good).sort()).toEqual(known.sort());
  });

  it('is refused as a fault of ours where it has an input that there is not, or is no object', () => {
    const unknown = refusal(method, { ...good, nosuch: 1 });
    expect([isPersons(unknown), unknown?.message]).toEqual([false, `"${method}" has no input "nosuch".`]);
    for (const none of [undefined, null, 5, 'text', [1]])
      expect(refusal(method, none)?.message).toMatch(
        new RegExp(`^"${method}" (takes an object of inputs, not |needs the input |has no input "0")`),
      );
  });

  it('is refused in one sentence that names the input, whatever it holds', () => {
    fc.assert(
      fc.property(garbageFor(method), (request) => {
        const refused = refusal(method, request);
        const isIn = v.safeParse(requests[method], request).success;
        expect(refused === undefined).toBe(isIn);
        if (refused === undefined || refused.message.startsWith('The recipe: ')) return;
        expect(refused.message).toContain(`"${method}"`);
        expect(refused.message).toMatch(/^(The input ".*" of )?"\w+" .*[.?]$/s);
        // The library's own words are no sentence for people.
        expect(refused.message).not.toMatch(/Invalid|Expected|received/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('What a person can have caused', () => {
  const said: readonly [Method, object, string][] = [
    [
      'score',
      { budget: 'ten' },
      'The input "budget" of "score" takes a number of seconds above 0, not "ten".',
    ],
    ['score', { budget: -1 }, 'The input "budget" of "score" takes a number of seconds above 0, not -1.'],
    ['score', { measures: 'length' }, 'The input "measures" of "score" takes a list, not "length".'],
    ['score', { measures: [5] }, 'The input "measures.0" of "score" takes a text, not 5.'],
    [
      'score',
      { shard: { number: 3, of: 2 } },
      'The input "shard" of "score" takes a part such as number 2 of 8, not an object.',
    ],
    ['record', { row: 0.5 }, 'The input "row" of "record" takes a whole number, 0 or greater, not 0.5.'],
    [
      'exportItems',
      { what: 'answers' },
      'The input "what" of "exportItems" takes one of items, respondents, not "answers".',
    ],
    ['exportRows', { rows: [1] }, 'The input "rows" of "exportRows" takes a Uint32Array, not a list.'],
    ['open', { map: { label: 'answer' } }, 'The input "map.label" of "open" takes a list, not "answer".'],
  ];
  it.each(said)('is said to them: %s %j', (method, spoilt, message) => {
    const refused = refusal(method, { ...goodRequests[method], ...spoilt });
    expect([isPersons(refused), refused?.message]).toEqual([true, message]);
  });

  it('is said of a recipe in its own words, and what a recipe file says may be missing', () => {
    const { recipeFile: _, ...mix } = goodRequests.mix;
    const wrong = (request: object): string | undefined => refusal('mix', request)?.message;
    expect(wrong({ ...mix, recipe: { mixture: 'hrad' } })).toMatch(
      /^The recipe: there is no mixture "hrad"\. Did you mean "hard"\?/,
    );
    expect(wrong({ ...mix, recipe: { size: 'all' } })).toMatch(/^The recipe: /);
    expect(wrong({ ...goodRequests.mix, recipe: { size: 'all' } })).toMatch(/^The recipe: "size" cannot be/);
    expect(wrong({ ...goodRequests.mix, recipe: 5 })).toMatch(/^The recipe: a recipe is a list of fields/);
    expect(refusal('draw', { ...goodRequests.draw, recipe: {} })?.message).toMatch(
      /^The recipe: "mixture" is missing/,
    );
  });
});

describe('What only a fault of ours can send', () => {
  it('is no sentence for a person, and says what was probably meant', () => {
    const misspelt = refusal('score', { path: 'data.jsonl', mesures: ['all'] });
    expect([isPersons(misspelt), misspelt?.message]).toEqual([false, '"score" needs the input "measures".']);
    const more = refusal('score', { path: 'data.jsonl', measures: [], bugdet: 3 });
    expect(more?.message).toBe('"score" has no input "bugdet". Did you mean "budget"?');
  });
});

describe('Rows that are held as they are', () => {
  it('are not looked at one by one', () => {
    const rows = new Uint32Array(2 ** 24);
    const start = process.cpuUsage();
    expect(refusal('exportRows', { ...goodRequests.exportRows, rows })).toBeUndefined();
    const { user } = process.cpuUsage(start);
    expect(user).toBeLessThan(50_000);
  });
});
