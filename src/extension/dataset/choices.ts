import type * as vscode from 'vscode';
import type { DatasetRequest } from '../../core/protocol/datasetApi';
import type { ImportChoice } from './importChoice';

/** What a user chose for a dataset. */
export interface Choice {
  /** The fields that were named; the rest is found out. */
  readonly map?: DatasetRequest['map'];
  /** The column that bands go by. */
  readonly primary?: string;
  /** How responses were imported, the last first: what to offer again. What they came to is the engine's to remember. */
  readonly imports?: readonly ImportChoice[];
}

/** What users chose for their datasets, kept with the workspace. */
export class Choices {
  constructor(private readonly memory: vscode.Memento) {}

  /** What was chosen for a dataset. */
  of(uri: vscode.Uri): Choice {
    return this.memory.get<Choice>(keyOf(uri), {});
  }

  /** Changes a part of what was chosen. */
  async change(uri: vscode.Uri, choice: Choice): Promise<void> {
    await this.memory.update(keyOf(uri), { ...this.of(uri), ...choice });
  }
}

function keyOf(uri: vscode.Uri): string {
  return `dataset ${uri.toString()}`;
}
