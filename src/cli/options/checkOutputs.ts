import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { UserError } from '../../core/userError';
import { isSameFile } from '../../engine/files/atomicFile';
import { logFiles } from '../../engine/responseLogs/reading/logFiles';
import { textOption, type Arguments } from './arguments';

const outputs = ['out', 'persons'];
const inputs = ['recipe', 'scores', 'responses', 'dynamics', 'anchors', 'data'];

/**
 * Throws UserError, before anything is done, where a file that is to be written lies in no folder, or is one that the command
 * reads: nothing is ever written over what is read, by whatever path, `--force` or not.
 */
export async function checkOutputs(args: Arguments): Promise<void> {
  const written = outputs.flatMap((name) => textOption(args, name) ?? []);
  if (written.length === 0) return;
  const read = await filesRead(args);
  for (const out of written) {
    const folder = await stat(dirname(out)).catch(() => undefined);
    if (!folder?.isDirectory())
      throw new UserError(`Cannot write ${out}: there is no folder ${dirname(out)}. Make it first.`);
    for (const path of [out, `${out}.manifest.json`])
      for (const input of read)
        if (await isSameFile(input, path))
          throw new UserError(
            `${basename(input)} is read by this command: nothing is ever written over it. Choose another name.`,
          );
  }
}

/** The files that a command reads, as far as they are there; those of folders and patterns too. */
async function filesRead({ positionals, values }: Arguments): Promise<string[]> {
  const named = [...positionals, ...inputs.flatMap((name) => (values[name] ?? []) as string | string[])];
  const files = await Promise.all(
    named.map((path) =>
      logFiles([path]).then(
        (found) => found.map((file) => file.path),
        () => [path],
      ),
    ),
  );
  return files.flat();
}
