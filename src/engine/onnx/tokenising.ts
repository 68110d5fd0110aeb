import { parentPort, workerData } from 'node:worker_threads';
import { Tokenizer } from './tokenizer';
import { tokenRows } from './tokenRows';
import type { TokenisingJob, TokenisingReply } from './tokenisingThread';

// A thread that turns texts into ids while the engine's own runs the model.
const tokenizer = Tokenizer.read(workerData as string);
parentPort!.on('message', ({ texts, most }: TokenisingJob) => {
  void tokenizer.then(
    (one) => {
      const rows = tokenRows(texts.map((text) => one.encode(text, most)));
      const reply: TokenisingReply = { rows };
      parentPort!.postMessage(reply, [rows.ids.buffer as ArrayBuffer, rows.ends.buffer as ArrayBuffer]);
    },
    (error: unknown) =>
      parentPort!.postMessage({
        failed: error instanceof Error ? error.message : String(error),
      } satisfies TokenisingReply),
  );
});
