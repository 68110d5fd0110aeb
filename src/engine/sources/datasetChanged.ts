import { UserError } from '../../core/userError';

/** A dataset's file is not what it was when it was opened: what was about to be read of it is another's. */
export class DatasetChanged extends UserError {}
