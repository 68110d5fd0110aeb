import { join, resolve } from 'node:path';

/** Where real datasets lie: what GRADUS_SHARED names, else the folder beside the project, seen from the bundle in dist/. */
export const sharedFolder = resolve(process.env['GRADUS_SHARED'] || join(__dirname, '..', '..', 'shared'));
