import type * as vscode from 'vscode';
import type { Choices } from './choices';
import type { Datasets } from './datasets';
import type { EngineHost } from '../host/engineHost';
import type { HubTokens } from '../models/hubToken';
import type { Notifications } from '../host/notifications';
import type { VirtualDocuments } from '../host/virtualDocuments';

/** What a command works with. */
export interface Surroundings {
  readonly engine: EngineHost;
  readonly datasets: Datasets;
  readonly choices: Choices;
  readonly notifications: Notifications;
  /** Lists of names and lines. */
  readonly lists: VirtualDocuments;
  readonly tokens: HubTokens;
  readonly log: vscode.LogOutputChannel;
}

/** A command: called with what VS Code hands over, which may be nothing. */
export type Command = (surroundings: Surroundings, ...args: unknown[]) => unknown;
