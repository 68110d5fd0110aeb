import type { logsInput } from '../operations/logsInput';
import type { RequestOf } from '../operations/operation';

/** Response logs, and how they are to be read. */
export type LogsRequest = RequestOf<typeof logsInput>;
