import { operations } from '../../core/operations/operations';
import { datasetOf } from '../options/arguments';
import type { Command } from '../options/command';
import { datasetGroup, datasetOperand } from '../options/sharedOptions';
import { painterFor } from '../text/colour';
import { datasetText, problemsText } from '../text/datasetText';
import { gapsText } from '../text/gapsText';
import { remarkText } from '../text/remedyWords';
import { jsonText } from '../terminal/terminal';

/** gradus open: what a dataset holds and how it is read, without computing anything. Never fails for what is unsure. */
export const open: Command = {
  name: 'open',
  usage: 'DATA',
  summary: operations.survey.title,
  operands: datasetOperand,
  groups: [datasetGroup],
  async run({ args, engine, signal, print, json }) {
    const survey = await engine.call('survey', datasetOf(args), { signal });
    const { dataset, ...rest } = survey;
    const remarks = survey.remarks.map(remarkText);
    const painter = painterFor(process.stdout);
    const parts = [
      datasetText(dataset, painter, true),
      gapsText(survey),
      remarks.join('\n'),
      problemsText(survey.problems, painter),
    ];
    print(
      json ? jsonText({ ...dataset, ...rest, remarks }) : parts.filter((part) => part !== '').join('\n\n'),
    );
    return 0;
  },
};
