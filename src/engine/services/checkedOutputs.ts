import { operations, type OperationName } from '../../core/operations/operations';
import { hasOutput, placesIn } from '../../core/operations/places';
import type { EngineApi } from '../../core/protocol/engineApi';
import { UserError } from '../../core/userError';
import { refuseSource } from '../files/atomicFile';
import { placeOf, type Output } from '../files/samePlace';
import { outputsOf, refuseOutputs } from './refuseOutputs';

/**
 * The calls that write files where the request says, which refuse in a sentence, before anything is done, two outputs in one
 * place, any in that of what is read or of Gradus's own, and one that another call is writing.
 */
export function checkedOutputs(engine: EngineApi, storeFolder: string): Partial<EngineApi> {
  const writing = new Set<string>();
  const writers = (Object.keys(operations) as OperationName[]).filter((name) =>
    hasOutput(operations[name].input),
  );
  return Object.fromEntries(
    writers.map((name) => {
      const call = engine[name] as (...args: unknown[]) => Promise<unknown>;
      return [
        name,
        async (...args: unknown[]) => {
          const [request] = args;
          const places = placesIn(operations[name].input, request);
          const written = outputsOf(places);
          const { path: source } = request as { readonly path?: string };
          if (source !== undefined) for (const { path } of written) await refuseSource(source, path);
          await refuseOutputs(places, storeFolder);
          return alone(writing, written, () => call(...args));
        },
      ];
    }),
  );
}

/** Does what writes files unless something writes one of them already. Throws UserError. */
async function alone<T>(
  writing: Set<string>,
  outputs: readonly Output[],
  write: () => Promise<T>,
): Promise<T> {
  const places = await Promise.all(outputs.map(({ path }) => placeOf(path)));
  const taken = places.find((place) => writing.has(place));
  if (taken !== undefined)
    throw new UserError(`${taken} is being written already: wait for that, or choose another name.`);
  for (const place of places) writing.add(place);
  try {
    return await write();
  } finally {
    for (const place of places) writing.delete(place);
  }
}
