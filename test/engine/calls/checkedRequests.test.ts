import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { requests } from '../../../src/core/operations/operations';
import { UserError } from '../../../src/core/userError';
import { garbageFor, methods, type Method } from '../../core/operations/garbage';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const here = readdirSync(process.cwd());

/** Asks the engine for anything. */
function ask(method: Method, request: unknown): Promise<unknown> {
  return engine.call(method as never, request as never);
}

describe('The door of the engine', () => {
  it.each(methods)(
    'lets nothing of another shape in to %s: it rejects, and nothing is done',
    async (method) => {
      await fc.assert(
        fc.asyncProperty(garbageFor(method), async (request) => {
          fc.pre(!v.safeParse(requests[method], request).success);
          const error = await ask(method, request).then(
            () => undefined,
            (reason: unknown) => reason,
          );
          expect(error).toBeInstanceOf(Error);
          expect((error as Error).message).toMatch(new RegExp(`"${method}"|^The recipe: `));
        }),
        { numRuns: 25 },
      );
      expect(engine.pid).toBeDefined();
      expect(existsSync(join(folder, 'store'))).toBe(false);
      expect(readdirSync(process.cwd())).toEqual(here);
    },
  );

  it('tells a person what they can mend, and others that it is our fault', async () => {
    await expect(ask('score', { path: 'none.jsonl', measures: ['all'], budget: 0 })).rejects.toThrow(
      new UserError('The input "budget" of "score" takes a number of seconds above 0, not 0.'),
    );
    const fault = await ask('score', { measures: ['all'] }).catch((error: unknown) => error);
    expect(fault).not.toBeInstanceOf(UserError);
    expect(String(fault)).toBe('Error: "score" needs the input "path".');
  });

  it('is the same engine after all that', async () => {
    const { pid } = engine;
    expect((await engine.call('models', {})).length).toBeGreaterThan(0);
    expect(engine.pid).toBe(pid);
  });
});
