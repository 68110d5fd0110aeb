import { serve } from '../core/protocol/rpc';
import { createEngine } from './engine';

// The engine's own process: it answers its parent and ends with it. Ctrl-C is the parent's to handle.
const [storeFolder, threads] = process.argv.slice(2);
const { send } = process;
if (!send || storeFolder === undefined)
  throw new Error('The engine is started by the extension or the command line.');
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
serve(
  {
    send: (message) => send.call(process, message),
    onMessage: (listener) => process.on('message', listener),
  },
  {
    ...createEngine({
      storeFolder,
      threads: Number(threads),
      tell: (sentence) => send.call(process, { notice: sentence }),
    }),
  },
);
