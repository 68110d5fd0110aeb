import type * as v from 'valibot';
import { checkRequest } from '../../core/operations/checkRequest';
import { requests } from '../../core/operations/operations';
import type { EngineApi } from '../../core/protocol/engineApi';

/** What each method's request is checked by: no method is without, and none takes anything else than its schema lets in. */
const schemas: { readonly [M in keyof EngineApi]: v.GenericSchema<Parameters<EngineApi[M]>[0]> } = requests;

/**
 * The same methods for requests of any shape: each is checked before anything is done, and rejects where it is not what its
 * method takes (see `checkRequest`).
 */
export function checkedRequests(engine: EngineApi): EngineApi {
  const checked = Object.entries<v.GenericSchema>(schemas).map(([name, schema]) => {
    const call = engine[name as keyof EngineApi] as (...args: unknown[]) => Promise<unknown>;
    return [
      name,
      async (...args: unknown[]): Promise<unknown> => {
        checkRequest(name, schema, args[0]);
        return call(...args);
      },
    ];
  });
  return Object.fromEntries(checked) as EngineApi;
}
