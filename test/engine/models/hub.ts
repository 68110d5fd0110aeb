import { afterAll } from 'vitest';
import { HubServer } from './hubServer';
import type { Served } from './servedModel';

/** A stand-in for the Hub that ends with the tests of the file. */
export async function startHub(repo: string, files?: readonly Served[]): Promise<HubServer> {
  const hub = await HubServer.start(repo, files ? { files } : {});
  afterAll(() => hub.stop());
  return hub;
}
