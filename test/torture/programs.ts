import { join, resolve } from 'node:path';

/** The built programs that are put to the torture. */
export interface Programs {
  readonly engine: string;
  readonly cli: string;
}

/** The programs in a folder that a build has filled. */
export function programsIn(dist = resolve('dist')): Programs {
  return { engine: join(dist, 'engine.js'), cli: join(dist, 'cli.js') };
}
