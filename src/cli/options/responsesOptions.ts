import { nameIn, partsOf } from '../../core/dataset/fields/quotedName';
import { irtModels, type IrtModel } from '../../core/psychometrics/model/irtModel';
import { priorKinds } from '../../core/psychometrics/model/priors';
import { joinKinds, rowKinds, unfinishedKinds } from '../../core/operations/logsInput';
import type { ImportConsent, LogReading } from '../../core/protocol/importReport';
import type { LogsRequest } from '../../core/protocol/logsRequest';
import type { CalibrateRequest } from '../../core/protocol/responsesApi';
import { UserError } from '../../core/userError';
import { logFormats } from '../../engine/responseLogs/formats/importers';
import { takenBack } from '../text/importWords';
import { choiceOption, isGiven, numberOption, optional, textOption, type Arguments } from './arguments';
import type { Entries, Option, OptionGroup, Options } from './option';

const formats = ['auto', ...logFormats.map(({ format }) => format)];
const fieldRoles = ['respondent', 'item', 'score', 'attempts'] as const;
/** Older names of roles, which go on working. */
const formerRoles: Readonly<Record<string, (typeof fieldRoles)[number]>> = { count: 'attempts' };

/** What such a command is about. */
export const responsesOperand: Entries = [
  ['RESPONSES…', 'Response logs: files, folders or patterns, read as one log.'],
];

/** Options of commands that read response logs. */
export const logGroup: OptionGroup = {
  title: 'Response logs',
  options: {
    format: {
      value: 'FORMAT',
      choices: formats,
      help: 'Format of the log; auto detects it from the content.',
      default: 'auto',
    },
    metric: { value: 'NAME', help: 'Which score to use, where a log has several.' },
    filter: {
      value: 'NAME',
      help: 'Which filter of an lm-evaluation-harness log to use, where it has several.',
    },
    rows: { value: 'KIND', choices: rowKinds, help: 'What the rows of a wide table are.' },
    scale: {
      value: 'FROM:TO',
      help: 'What the scores range over, such as 0:100: the first is wrong, the second right.',
    },
    right: {
      value: 'WORD,…',
      help: 'The words that stand for a right answer, such as OK,AC; every other is a wrong one.',
    },
    missing: {
      value: 'WORD,…',
      help: 'What stands for no answer, such as 9,99: missing, not wrong.',
    },
    pass: {
      value: 'VALUE',
      help: 'Rollouts: the reward from which on a try is right, where rewards are not 0 and 1 or -1 and 1.',
    },
    step: {
      value: 'N',
      help: 'Rollouts of several training steps: the step whose tries count, or last.',
    },
    unfinished: {
      value: 'HOW',
      choices: unfinishedKinds,
      help: 'Rollouts: whether tries that were cut off or failed are wrong or left out.',
      default: 'wrong',
    },
    key: {
      value: 'KEY',
      help: 'The right answers of a table of letters, one a column (ABCD or A,B,C,D), or the name of the row that holds them.',
    },
    items: {
      value: 'NAME,…',
      help: 'Which columns of a wide table are items; * stands for anything.',
    },
    fields: {
      value: 'ROLE=NAME,…',
      help: `Which field has which role: ${fieldRoles.join(', ')}. A name that contains a comma is quoted.`,
    },
  },
};

/** The model of item response theory. */
export const itemModelOption: Option = {
  value: 'MODEL',
  choices: irtModels,
  help: 'Model of item response theory.',
  default: 'the one that predicts held-out answers best',
};

/** Options of commands that calibrate. */
export const calibrateOptions: Options = {
  priors: {
    value: 'PRIORS',
    choices: priorKinds,
    help: 'Priors of the item parameters: default is fixed, none is plain maximum likelihood; lognormal and normal slopes have means and deviations learnt from the answers, and normal ones may be negative.',
    default: 'compared with the models; default where --model is given',
  },
  choices: {
    value: 'N',
    least: 2,
    help: 'Alternatives per question, for the guessing of the 3PL.',
    default: '4',
  },
  anchors: {
    value: 'ITEMS.csv',
    fills: ['calibrate', 'anchors'],
    help: 'An earlier item table: its items keep their parameters and the others join their scale.',
  },
};

/** How items find their rows. */
export const joinOption: Option = {
  value: 'HOW',
  choices: joinKinds,
  help: 'How the items are looked for in the dataset: by its ids, by content hash, by the text of the question, by row, or by what finds the most.',
  default: 'auto',
};

/** Options of commands that import responses and training dynamics. */
export const importGroup: OptionGroup = {
  title: 'Importing responses and training dynamics',
  options: {
    responses: {
      value: 'LOG',
      repeatable: true,
      fills: ['importResponses', 'logs'],
      help: 'Import who got what right: a file, a folder or a pattern.',
    },
    dynamics: {
      value: 'FOLDER',
      repeatable: true,
      fills: ['importDynamics', 'paths'],
      help: 'Import training dynamics (dataset cartography): a folder or a file.',
    },
    join: joinOption,
    replace: { help: 'Let an import replace earlier responses or training dynamics.' },
    anyway: { help: 'Import even where the items may not belong to this dataset.' },
    'take-back': {
      value: 'WHAT',
      choices: takenBack,
      help: 'Restore what the last import replaced or a removal took away.',
    },
  },
};

/** What the arguments insist on. */
export function consentOf(args: Arguments): ImportConsent {
  return {
    ...(isGiven(args, 'replace') && { replace: true }),
    ...(isGiven(args, 'anyway') && { anyway: true }),
  };
}

/** The logs that the arguments name, and how they are to be read. */
export function logsOf(args: Arguments, logs: readonly string[]): LogsRequest {
  if (logs.length === 0)
    throw new UserError('Name a response log: a file, a folder or a pattern. "--help" shows how.');
  const fields = textOption(args, 'fields');
  const reading: LogReading = {
    ...optional('format', formatOf(args)),
    ...optional('metric', textOption(args, 'metric')),
    ...optional('filter', textOption(args, 'filter')),
    ...optional('rows', choiceOption(args, 'rows', rowKinds)),
    ...optional('scale', textOption(args, 'scale')),
    ...optional('right', namesOption(args, 'right')),
    ...optional('missing', namesOption(args, 'missing')),
    ...optional('pass', passOf(args)),
    ...optional('step', textOption(args, 'step')),
    ...optional('unfinished', choiceOption(args, 'unfinished', unfinishedKinds)),
    ...optional('key', textOption(args, 'key')),
    ...optional('items', namesOption(args, 'items')),
    ...(fields === undefined ? {} : { fields: fieldsOf(fields) }),
  };
  return { logs, reading };
}

/** How they are to be calibrated; `model` is the name of the option that says by what. */
export function calibrationOf(args: Arguments, logs: readonly string[], model: string): CalibrateRequest {
  return {
    ...logsOf(args, logs),
    ...optional('model', choiceOption<IrtModel>(args, model, irtModels)),
    ...optional('priors', choiceOption(args, 'priors', priorKinds)),
    ...optional('choices', numberOption(args, 'choices')),
    ...optional('anchors', textOption(args, 'anchors')),
  };
}

/** Names parted by commas; one that contains a comma is quoted. */
function namesOption(args: Arguments, name: string): string[] | undefined {
  const given = textOption(args, name);
  return given === undefined ? undefined : partsOf(given).map((part) => nameIn(part));
}

/** The reward from which on a try is right; rewards may be below 0. */
function passOf(args: Arguments): number | undefined {
  const text = textOption(args, 'pass');
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new UserError(`--pass takes a reward, such as 0.5, not "${text}".`);
}

function formatOf(args: Arguments): string | undefined {
  const format = choiceOption(args, 'format', formats);
  return format === 'auto' ? undefined : format;
}

function fieldsOf(text: string): NonNullable<LogReading['fields']> {
  const entries = partsOf(text).map((part): [string, string] => {
    const equals = part.indexOf('=');
    const said = part.slice(0, Math.max(0, equals)).trim();
    const role = fieldRoles.find((one) => one === said) ?? formerRoles[said];
    if (!role)
      throw new UserError(
        `--fields takes role=name, with the roles ${fieldRoles.join(', ')}; not "${part}".`,
      );
    const name = nameIn(part.slice(equals + 1));
    if (name === '') throw new UserError(`--fields names no field for ${role}.`);
    return [role, name];
  });
  const twice = entries.find(([role], at) => entries.findIndex(([other]) => other === role) < at);
  if (twice) throw new UserError(`--fields: ${twice[0]} is given twice.`);
  return Object.fromEntries(entries);
}
