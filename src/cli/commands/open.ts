import { operations } from '../../core/operations/operations';
import { datasetOf } from '../options/arguments';
import type { Command } from '../options/command';
import { datasetGroup, datasetOperand } from '../options/sharedOptions';
import { painterFor } from '../text/colour';
import { datasetText, problemsText } from '../text/datasetText';
import { jsonText } from '../terminal/terminal';

/** gradus open: what a dataset holds and how it is read, without computing anything. Never fails for what is unsure. */
export const open: Command = {
  name: 'open',
  usage: 'DATA',
  summary: operations.open.title,
  operands: datasetOperand,
  groups: [datasetGroup],
  async run({ args, engine, signal, print, json }) {
    const request = datasetOf(args);
    const dataset = await engine.call('open', request, { signal });
    const problems = await engine.call('problems', { ...request, of: dataset.digest }, { signal });
    const painter = painterFor(process.stdout);
    const parts = [datasetText(dataset, painter), problemsText(problems, painter)];
    print(json ? jsonText({ ...dataset, problems }) : parts.filter((part) => part !== '').join('\n\n'));
    return 0;
  },
};
