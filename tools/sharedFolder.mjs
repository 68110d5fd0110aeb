import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './root.mjs';

/** Real datasets and models that are not part of the project: what GRADUS_SHARED names, else the folder beside the project. */
export const sharedFolder = resolve(process.env.GRADUS_SHARED || join(root, '..', 'shared'));

/** Whether they are there; a folder that only has the same name is not them. */
export const hasShared = ['data', 'models'].every((name) => existsSync(join(sharedFolder, name)));
