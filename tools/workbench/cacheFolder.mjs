import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what can be fetched again is kept: GRADUS_WORKBENCH_CACHE, else the user's cache folder. */
export function cacheFolder() {
  const { GRADUS_WORKBENCH_CACHE: ours, XDG_CACHE_HOME: xdg } = process.env;
  const usual = process.platform === 'darwin' ? join('Library', 'Caches') : '.cache';
  return ours || xdg || join(homedir(), usual);
}
