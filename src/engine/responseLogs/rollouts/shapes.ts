import { nemoGym, nemoGymProfile } from './nemoGym';
import { nemoSkills } from './nemoSkills';
import { openInstruct } from './openInstruct';
import { primeRl } from './primeRl';
import type { RolloutShape } from './rolloutImporter';
import { skyRl } from './skyRl';
import { trl } from './trl';
import { verifiers } from './verifiers';
import { verl } from './verl';

/** Every way in which rollouts are written that can be read, in the order they are tried. */
export const rolloutShapes: readonly RolloutShape[] = [
  nemoGym,
  nemoGymProfile,
  nemoSkills,
  primeRl,
  verifiers,
  openInstruct,
  skyRl,
  verl,
  trl,
];
