import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { EngineClient } from '../../src/engine/client';

/** The client over the built engine in dist/. */
export class BuiltEngine extends EngineClient {
  constructor(storeFolder: string, log?: (line: string) => void) {
    super({
      storeFolder,
      threads: availableParallelism(),
      program: resolve(__dirname, '..', '..', 'dist', 'engine.js'),
      ...(log ? { log } : {}),
    });
  }
}
