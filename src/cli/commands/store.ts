import { operations } from '../../core/operations/operations';
import { UserError } from '../../core/userError';
import type { Command } from '../options/command';
import { formatBytes } from '../terminal/format';
import { jsonText } from '../terminal/terminal';
import { textTable } from '../text/textTable';

/** gradus store: what is kept, and how to be rid of it. */
export const store: Command = {
  name: 'store',
  usage: '[clear]',
  summary: operations.store.title,
  operands: [['clear', 'Remove the scores and what was unpacked; models stay.']],
  groups: [],
  async run({ args, engine, signal, print, json }) {
    const [action, more] = args.positionals;
    if ((action !== undefined && action !== 'clear') || more !== undefined)
      throw new UserError(
        `The store can be shown or cleared ("gradus store clear"), not "${args.positionals.join(' ')}".`,
      );
    const clear = action === 'clear';
    const report = await engine.call('store', { clear }, { signal });
    const { folder, datasets, calibrations, vectors, unpacked, damaged, models } = report;
    const total = datasets.reduce(
      (sum, { bytes }) => sum + bytes,
      calibrations + vectors + unpacked + damaged,
    );
    if (json) print(jsonText({ ...report, cleared: clear }));
    else if (total === 0 && (clear || models === 0)) print(`${folder} holds no scores.`);
    else if (clear)
      print(
        `Removed the scores of ${datasets.length === 1 ? '1 dataset' : `${datasets.length} datasets`}${calibrations > 0 ? ', and what was calibrated,' : ''} (${formatBytes(total)}) from ${folder}.`,
      );
    else
      print(
        `${folder}\n${textTable(
          ['dataset', 'size'],
          [
            ...datasets.map(({ dataset, bytes }) => [dataset, formatBytes(bytes)]),
            ...(vectors > 0 ? [['vectors of texts', formatBytes(vectors)]] : []),
            ...(calibrations > 0 ? [['calibrations of responses', formatBytes(calibrations)]] : []),
            ...(unpacked > 0 ? [['unpacked texts of packed datasets', formatBytes(unpacked)]] : []),
            ...(damaged > 0 ? [['damaged stores that were set aside', formatBytes(damaged)]] : []),
            ...(models > 0 ? [['models ("store clear" leaves them)', formatBytes(models)]] : []),
          ],
          ['left', 'right'],
        )}\ntotal ${formatBytes(total + models)}`,
      );
    return 0;
  },
};
