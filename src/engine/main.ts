import { serve } from '../core/protocol/rpc';
import { createEngine } from './engine';
import { inSentences } from './calls/inSentences';

// The engine's own process: it answers its parent and ends with it. Ctrl-C is the parent's to handle.
const [storeFolder, threads] = process.argv.slice(2);
const { send } = process;
if (!send || storeFolder === undefined)
  throw new Error('The engine is started by the extension or the command line.');
process.on('SIGINT', () => undefined);
// process.exit() waits for threads that wait for a file, which may be for ever; this waits for nothing, and nothing needs it to.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
serve(
  {
    send: (message) => send.call(process, message),
    onMessage: (listener) => process.on('message', listener),
  },
  inSentences({
    ...createEngine({
      storeFolder,
      threads: Number(threads),
      tell: (sentence) => send.call(process, { notice: sentence }),
    }),
  }),
);
