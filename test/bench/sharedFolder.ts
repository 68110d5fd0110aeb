import { resolve } from 'node:path';

/** Where real datasets lie beside the project, seen from the bundle in dist/. */
export const sharedFolder = resolve(__dirname, '..', '..', 'shared');
