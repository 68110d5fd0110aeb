import { createInterface } from 'node:readline/promises';
import { Cancelled } from '../../core/protocol/rpc';
import { terminalText } from './terminal';

/** Asks a question that is answered with yes or no: no is what anything else says. Throws Cancelled for Ctrl-C and the end of what is typed. */
export async function askYes(
  question: string,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Promise<boolean> {
  const lines = createInterface({ input, output });
  try {
    const ended = new Promise<never>((_, reject) => lines.once('close', () => reject(new Cancelled())));
    const answer = await Promise.race([lines.question(`${terminalText(question)} [y/N] `), ended]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
