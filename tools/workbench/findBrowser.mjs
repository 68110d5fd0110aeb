import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macOs = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/** What to tell where there is no browser. */
export const howToGetBrowser =
  'There is no Chromium: install it (apt-get install chromium), or name one in the environment variable CHROMIUM.';

/**
 * The Chromium of this machine, where there is one.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const { CHROMIUM: named, PATH: path = '' } = process.env;
  if (named) return named;
  const onPath = names.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name)));
  return [...onPath, ...macOs].find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
