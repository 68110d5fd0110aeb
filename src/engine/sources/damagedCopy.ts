import { DatasetChanged } from './datasetChanged';

/** The unpacked text of a dataset is not what was unpacked: somebody or something changed it. */
export class DamagedCopy extends DatasetChanged {
  constructor(name: string) {
    super(`What was unpacked of ${name} was changed by another program: try again, and it is unpacked anew.`);
  }
}
