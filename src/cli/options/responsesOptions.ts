import { nameIn, partsOf } from '../../core/dataset/fields/quotedName';
import { irtModels, type IrtModel } from '../../core/psychometrics/model/irtModel';
import {
  logFormats,
  type ImportConsent,
  type LogFormat,
  type LogReading,
} from '../../core/protocol/importReport';
import type { LogsRequest } from '../../core/protocol/logsRequest';
import type { CalibrateRequest } from '../../core/protocol/responsesApi';
import { UserError } from '../../core/userError';
import { numberOption, optional, textOption, type Arguments } from './arguments';

/** Options of commands that read response logs. */
export const logOptions = {
  format: { type: 'string' },
  metric: { type: 'string' },
  filter: { type: 'string' },
  rows: { type: 'string' },
  fields: { type: 'string' },
} as const;

/** A line of help for each of them. */
export const logHelp: readonly (readonly [option: string, meaning: string])[] = [
  ['--format f', `the kind of log: auto (usual: told by its content), ${logFormats.join(', ')}`],
  ['--metric m, --filter f', 'which score of a log that has several'],
  ['--rows r', 'of a wide table: whether its rows are respondents or items'],
  [
    '--fields role=name,…',
    'which field is what: respondent, item, score, count; a name with a comma goes in quotes',
  ],
];

/** Options of commands that calibrate. */
export const calibrateOptions = {
  ...logOptions,
  priors: { type: 'string' },
  choices: { type: 'string' },
  anchors: { type: 'string' },
} as const;

/** A line of help for each of them. */
export const calibrateHelp: readonly (readonly [option: string, meaning: string])[] = [
  ['--priors p', 'default, or none: plain maximum likelihood'],
  ['--choices n', 'alternatives of a question, for the guessing of the 3PL (usual: 4)'],
  ['--anchors ITEMS.csv', 'an earlier item table: its items stay, the rest joins their scale'],
  ...logHelp,
];

/** Options of commands that import responses and training dynamics. */
export const importOptions = {
  responses: { type: 'string', multiple: true },
  dynamics: { type: 'string', multiple: true },
  replace: { type: 'boolean' },
  anyway: { type: 'boolean' },
  'take-back': { type: 'string' },
} as const;

/** A line of help for each of them. */
export const importHelp: readonly (readonly [option: string, meaning: string])[] = [
  ['--responses LOG', 'import who got what right: a file, folder or pattern; may be given again'],
  [
    '--dynamics FOLDER',
    'import training dynamics (dataset cartography): a folder or file; may be given again',
  ],
  ['--replace', 'let an import take the place of the responses or training dynamics before'],
  ['--anyway', 'import even where the items may not be of this dataset'],
  ['--take-back what', 'responses or dynamics: put back what the last import replaced, or a removal took'],
];

/** What the arguments insist on. */
export function consentOf({ values }: Arguments): ImportConsent {
  return {
    ...(values['replace'] === true && { replace: true }),
    ...(values['anyway'] === true && { anyway: true }),
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
    ...optional('rows', oneOf(args, 'rows', ['respondents', 'items'] as const)),
    ...(fields === undefined ? {} : { fields: fieldsOf(fields) }),
  };
  return { logs, reading };
}

/** How they are to be calibrated; `model` is the name of the option that says by what. */
export function calibrationOf(args: Arguments, logs: readonly string[], model: string): CalibrateRequest {
  return {
    ...logsOf(args, logs),
    ...optional('model', oneOf<IrtModel>(args, model, irtModels)),
    ...optional('priors', oneOf(args, 'priors', ['default', 'none'] as const)),
    ...optional('choices', numberOption(args, 'choices', 2)),
    ...optional('anchors', textOption(args, 'anchors')),
  };
}

function formatOf(args: Arguments): LogFormat | undefined {
  const format = oneOf<LogFormat | 'auto'>(args, 'format', ['auto', ...logFormats]);
  return format === 'auto' ? undefined : format;
}

/** An option that takes one of a few words. Throws UserError for another. */
export function oneOf<T extends string>(args: Arguments, name: string, known: readonly T[]): T | undefined {
  const text = textOption(args, name);
  if (text === undefined) return undefined;
  const found = known.find((one) => one === text);
  if (found === undefined) throw new UserError(`--${name} takes ${known.join(', ')}, not "${text}".`);
  return found;
}

const fieldRoles = ['respondent', 'item', 'score', 'count'] as const;

function fieldsOf(text: string): NonNullable<LogReading['fields']> {
  const entries = partsOf(text).map((part): [string, string] => {
    const equals = part.indexOf('=');
    const role = fieldRoles.find((one) => one === part.slice(0, Math.max(0, equals)).trim());
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
