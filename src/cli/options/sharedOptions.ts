import { roles } from '../../core/dataset/fields/fieldMap';
import type { Entries, Option, OptionGroup } from './option';

/** What a command that reads a dataset is about. */
export const datasetOperand: Entries = [['DATA', 'The dataset: a JSONL, JSON, CSV or TSV file.']];

/** A text encoder. */
export const encoderOption: Option = {
  value: 'MODEL',
  fills: ['score', 'model'],
  help: 'Text encoder: the name of a pulled model, or a folder in Hugging Face layout.',
  default: 'the built-in encoder',
};

/** A causal language model. */
export const languageModelOption: Option = {
  value: 'MODEL',
  fills: ['score', 'languageModel'],
  help: 'Causal language model, named in the same way: for surprisal, choice and instructionFollowing.',
};

/** Options of commands that read a dataset. */
export const datasetGroup: OptionGroup = {
  title: 'Dataset and models',
  options: {
    map: {
      value: 'ROLE=FIELD,…',
      repeatable: true,
      help: `Which field has which role: ${roles.join(', ')}. question=a+b joins fields; label= leaves a role empty. A name that contains a comma, + or quotes, or begins or ends with a space, is quoted as in JSON: 'question="a,b"'. difficulty=-pass_rate says that higher values are easier, difficulty=+x that they are harder.`,
    },
    levels: {
      value: 'LEVEL<LEVEL…',
      help: 'The levels of the difficulty in their order, the easiest first, such as "easy<medium<hard<insane". A level that is not among them is unknown.',
    },
    encoding: {
      value: 'NAME',
      help: 'How the file is encoded, where it is not UTF-8: utf-16le, gb18030, shift_jis, windows-1251 or another name that browsers know.',
    },
    'no-header': {
      help: 'CSV, TSV: the first line is a record; the columns are named column1, column2 and so on.',
    },
    header: { help: 'CSV, TSV: the first line names the columns, even where it looks like a record.' },
    records: {
      value: 'NAME',
      help: 'JSON: which member of the object holds the records, as in data or splits.train.',
    },
    split: { value: 'NAME', help: 'A folder or pattern: which split is meant, as in train.' },
    config: { value: 'NAME', help: 'A folder: which configuration of its README is meant.' },
    model: encoderOption,
    lm: languageModelOption,
  },
};

/** Options that every command takes. */
export const generalGroup: OptionGroup = {
  title: 'General options',
  options: {
    store: {
      value: 'DIR',
      help: 'Folder in which scores and pulled models are stored.',
      default: 'your cache folder',
    },
    threads: { value: 'N', least: 1, help: 'Threads for the models.', default: 'one per processor core' },
    json: { help: 'Print the result as JSON.' },
    help: { short: 'h', help: 'Show this help.' },
    version: { help: 'Show the version of Gradus.' },
  },
};

/** Scores from a file. */
export const scoresOption: Option = {
  value: 'FILE',
  fills: ['table', 'scores'],
  help: 'Read scores from this file instead of the store.',
};

/** The difficulty that a command goes by. */
export const measureOption: Option = {
  value: 'MEASURE',
  help: 'The measure of difficulty to use.',
  default:
    'the dataset’s own difficulty, else the first available of IRT difficulty, steps, probe loss and length',
};

/** Consent to replacing what is there. */
export const forceOption: Option = { help: 'Replace files that exist.' };

/** Names that a spreadsheet would run. */
export const escapeFormulasOption: Option = {
  help: 'In .csv: put an apostrophe before text that a spreadsheet would take for a formula.',
};
