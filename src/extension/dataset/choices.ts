import type * as vscode from 'vscode';
import type { ImportChoice } from './importChoice';
import type { Said } from './said';

/** What a user chose for a dataset. */
export interface Choice {
  /** How it is to be read. */
  readonly said?: Said;
  /** The fields that were named, as earlier versions kept it. */
  readonly map?: NonNullable<Said['map']>;
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
