import type * as vscode from 'vscode';

/** The tokens for Hubs, each kept for the address it was entered for, in VS Code's own secret storage. */
export class HubTokens {
  constructor(private readonly secrets: vscode.SecretStorage) {}

  /** The token for an endpoint; undefined where there is none. */
  async of(endpoint: string): Promise<string | undefined> {
    return (await this.secrets.get(keyOf(endpoint))) || undefined;
  }

  /** Keeps a token for an endpoint; an empty one is forgotten. */
  async set(endpoint: string, token: string): Promise<void> {
    if (token === '') await this.secrets.delete(keyOf(endpoint));
    else await this.secrets.store(keyOf(endpoint), token);
  }
}

function keyOf(endpoint: string): string {
  const origin = URL.canParse(endpoint) ? new URL(endpoint).origin : endpoint;
  return `gradus.hubToken ${origin}`;
}
