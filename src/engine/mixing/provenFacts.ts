import { version } from '../calls/version';
import type { Manifest } from '../../core/mixture/manifest';
import { manifestDifferences, type ManifestDifference } from '../../core/mixture/manifestDifferences';
import type { NotCompared, VerifyRequest } from '../../core/protocol/engineApi';

/**
 * The facts of a manifest that making it again cannot be held against, each with the reason and with when that is so.
 * The recipe is not among them, but is what the mixture is made by: one that makes the same bytes, scores and bands (as any
 * seed does that draws all rows) is as true as the one that was written.
 */
const unproven: readonly (NotCompared & {
  readonly when: (manifest: Manifest, request: VerifyRequest) => boolean;
})[] = [
  {
    field: 'gradus',
    reason: `another version made it than this one, which is ${version}`,
    when: ({ gradus }) => gradus !== version,
  },
  {
    field: 'source.file',
    reason: 'the source was named anew',
    when: (_, { data }) => data !== undefined,
  },
  {
    field: 'scores.basis',
    reason: 'a score file does not say what its scores were made with',
    when: (_, { scores }) => scores !== undefined,
  },
  {
    field: 'fields',
    reason: 'an earlier version made the manifest, which did not write down what the user said of the fields',
    when: ({ map }) => map === undefined,
  },
];

/** Which facts of a manifest cannot be proven here, and why. */
export function notCompared(manifest: Manifest, request: VerifyRequest): NotCompared[] {
  return unproven
    .filter(({ when }) => when(manifest, request))
    .map(({ field, reason }) => ({ field, reason }));
}

/** Every other fact that is not what making the mixture again gives. */
export function falseFacts(
  manifest: Manifest,
  made: Manifest,
  without: readonly NotCompared[],
): ManifestDifference[] {
  // As JSON has it: there -0 is 0.
  const written = JSON.parse(JSON.stringify(made)) as unknown;
  return manifestDifferences(manifest, written).filter(
    ({ field: path }) => !without.some(({ field }) => path === field || path.startsWith(`${field}.`)),
  );
}
