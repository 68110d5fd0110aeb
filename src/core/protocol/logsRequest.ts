import type { LogReading } from './importReport';

/** Response logs, and how they are to be read. */
export interface LogsRequest {
  /** Files, folders and patterns. */
  readonly logs: readonly string[];
  readonly reading?: LogReading;
}
