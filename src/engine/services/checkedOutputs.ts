import { manifestEnding } from '../../core/mixture/manifest';
import type { EngineApi } from '../../core/protocol/engineApi';
import { UserError } from '../../core/userError';
import { refuseSource } from '../files/atomicFile';
import { placeOf, refuseSamePlace, type Output } from '../files/samePlace';
import { refuseOwnFile } from '../store/ownFiles';

/** The calls that write files where the request says. */
type Writing = {
  [K in keyof EngineApi]: 'out' extends keyof Parameters<EngineApi[K]>[0] ? K : never;
}[keyof EngineApi];

type Request<K extends Writing> = Parameters<EngineApi[K]>[0];

const out = ({ out: path }: { readonly out?: string }): Output[] =>
  path === undefined ? [] : [{ path, named: 'the output' }];
const outAndRespondents = (request: { readonly out?: string; readonly respondents?: string }): Output[] => [
  ...out(request),
  ...(request.respondents === undefined
    ? []
    : [{ path: request.respondents, named: 'the table of respondents' }]),
];

/** What each of them writes. */
const outputs: { readonly [K in Writing]: (request: Request<K>) => readonly Output[] } = {
  exportScores: out,
  exportRows: out,
  saveRecipe: out,
  exportItems: out,
  mix: (request) => [
    ...out(request),
    { path: `${request.out}${manifestEnding}`, named: 'the manifest beside it' },
  ],
  calibrate: outAndRespondents,
  glicko: outAndRespondents,
  glickoMatches: out,
};

/**
 * These calls again, which refuse in a sentence, before anything is done, two outputs in one place, any in that of the source or of Gradus's own,
 * and one that another call is writing.
 */
export function checkedOutputs(engine: EngineApi, storeFolder: string): Pick<EngineApi, Writing> {
  const writing = new Set<string>();
  return Object.fromEntries(
    Object.entries(outputs).map(([name, outputsOf]) => {
      const call = engine[name as Writing] as (...args: unknown[]) => Promise<unknown>;
      return [
        name,
        async (...args: unknown[]) => {
          const written = (outputsOf as (request: unknown) => readonly Output[])(args[0]);
          const { path: source } = args[0] as { readonly path?: string };
          await refuseSamePlace(written);
          for (const { path } of written) {
            if (source !== undefined) await refuseSource(source, path);
            await refuseOwnFile(storeFolder, path);
          }
          return alone(writing, written, () => call(...args));
        },
      ];
    }),
  ) as unknown as Pick<EngineApi, Writing>;
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
