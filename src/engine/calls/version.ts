import manifest from '../../../package.json';

/** The version of Gradus. */
export const version: string = manifest.version;
