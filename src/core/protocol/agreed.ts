import type { agreedInput, seenFileInput } from '../operations/datasetInput';
import type { RequestOf } from '../operations/operation';

/** A file as somebody saw it. */
export type SeenFile = RequestOf<typeof seenFileInput>;

/** Which files that are there may be replaced by what is written: none, where nothing is said. */
export type Agreed = RequestOf<typeof agreedInput>;
