import { writtenName } from '../../core/dataset/fields/quotedName';
import type { Remark, Remedy } from '../../core/remedy';
import type { UserError } from '../../core/userError';

/** What mends something on the command line, as sentences. */
export function remedyWords(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'chooseFields':
      return fieldWords(remedy.roles);
    case 'chooseDirection':
      return directionWords(remedy.path);
    case 'chooseLevels':
      return levelWords(remedy);
    case 'chooseLogFields':
      return `--fields ${remedy.role}=NAME names another.`;
    case 'chooseScale':
      return `--scale ${remedy.from}:${remedy.to} says that ${remedy.from} is wrong and ${remedy.to} is right.`;
    case 'chooseRight':
      return `--right ${remedy.words.join(',')} says which words stand for a right answer.`;
    case 'nameLogFields':
      return `--fields ${remedy.roles.map((role) => `${role}=NAME`).join(',')} says which field is which, and --format which format it is.`;
    case 'chooseMissing':
      return missingWords(remedy.codes);
    case 'leaveOut':
      return `Leave --${remedy.said} out.`;
    case 'choosePass':
      return `--pass ${remedy.values.at(-1) ?? 'VALUE'} says that a try is right from that reward on.`;
    case 'chooseStep':
      return `--step ${remedy.steps.at(-1) ?? 'N'} (or --step last) says which one counts.`;
    case 'usePassRate':
      return `"gradus score DATA --responses ${remedy.path}" gives the pass rate of each row.`;
    case 'chooseKey':
      return '--key ABCD… gives the right answers, one a column, or the name of the row that holds them.';
    case 'chooseItems':
      return `--items ${remedy.columns.join(',')} says which columns are items (* stands for anything).`;
    case 'chooseRows':
      return '--rows respondents or --rows items says what the rows are.';
    case 'chooseScoring':
      return `--${remedy.of} takes one of: ${remedy.names.join(', ')}.`;
    case 'chooseCutOffs':
      return cutOffWords(remedy);
    case 'fillShortage':
      return 'Ask for fewer, move the cut-offs, or let other bands fill the gap (--fill; in a recipe, shortage: fill).';
    case 'import':
      return `${remedy.again ? 'Import them again' : 'Name them'} with ${importOption[remedy.what]}.`;
    case 'importAnyway':
      return [
        '--anyway imports them all the same.',
        ...(remedy.what === 'dynamics'
          ? [guidWords]
          : ['--join id, hash, question or row says how they are found.']),
      ].join(' ');
    case 'replaceImport':
      return `--replace puts those of ${remedy.incoming} in their place (--take-back ${remedy.what} undoes it), and without --${remedy.what} they are kept.`;
    case 'useMatrix':
      return `"gradus irt ${remedy.path}" calibrates it alone, and "gradus score DATA --responses ${remedy.path}" imports it into the dataset that its items are of.`;
    case 'chooseEncoding':
      return remedy.encoding === ''
        ? '--encoding NAME says how it is encoded, such as windows-1252.'
        : `--encoding ${remedy.encoding} reads it so.`;
    case 'firstLine':
      return remedy.isHeader
        ? '--header takes the first line as the names of the columns.'
        : '--no-header reads the first line as a record.';
    case 'chooseRecords':
      return `Say which with --records NAME, as in --records ${remedy.member}.`;
    case 'chooseSplit':
      return `Say which with ${remedy.of === 'split' ? '--split' : '--config'} NAME.`;
    case 'chooseLanguageModel':
      return 'Name a language model with --lm DIR.';
    case 'chooseEncoder':
      return 'Name a text encoder with --model DIR.';
    case 'pullModel':
      return `"gradus models pull ${remedy.name}" downloads the model.`;
    case 'listModels':
      return '"gradus models list" shows the models that were pulled.';
    case 'chooseModelFile':
      return 'Name one with --file.';
    case 'copyModel':
      return 'A folder copied by hand works too: --model DIR.';
    case 'network':
      return 'Check the network and the proxy (HTTPS_PROXY), or name another endpoint with --endpoint; a folder copied by hand works too: --model DIR.';
    case 'proxy':
      return 'Check HTTPS_PROXY.';
    case 'hubEndpoint':
      return 'Name one with --endpoint.';
    case 'hubToken':
      return 'Give your token as HF_TOKEN.';
    case 'storeFolder':
      return '--store DIR uses another folder.';
    case 'overwrite':
      return 'Choose another name, or replace it with --force.';
    case 'drawAgain':
      return 'Draw it again.';
    case 'mixtureSource':
      return 'Say where it is with --data FILE.';
    case 'mixtureScores':
      return '--scores FILE takes the scores that it was made with.';
    default:
      return remedy satisfies never;
  }
}

/** A fault and what mends it here. */
export function faultText({ message, remedy }: UserError): string {
  return remarkText({ text: message, remedy });
}

/** A remark and what mends it here. */
export function remarkText({ text, remedy }: Remark): string {
  return remedy ? `${text} ${remedyWords(remedy)}` : text;
}

const importOption = { responses: '--responses LOG', dynamics: '--dynamics FOLDER' } as const;

const guidWords = 'Or say which field holds their ids with --map key=FIELD.';

function fieldWords(roles: readonly string[]): string {
  const example = roles.map((role) => `${role}=FIELD`).join(',');
  if (roles.length > 1) return `Say which is which, as in --map ${example}.`;
  return `Say which field it is with --map ${example || 'ROLE=FIELD'}.`;
}

function directionWords(path: string): string {
  const name = writtenName(path);
  return `--map difficulty=-${name} says that higher values are easier, --map difficulty=+${name} that they are harder.`;
}

function levelWords({ levels, inOrder = false }: Extract<Remedy, { kind: 'chooseLevels' }>): string {
  if (inOrder && levels.length > 1)
    return `Put them in order, the easiest first, with --levels "${levels.join('<')}".`;
  const words = levels.map((level) => `"${level}"`).join(', ');
  return `Put them in order, the easiest first, with --levels "LEVEL<LEVEL…"${words === '' ? '' : `; they are ${words}`}.`;
}

function missingWords(codes: readonly string[]): string {
  const listed = codes.join(',');
  const [stands, are] =
    codes.length === 1 ? ['it stands', 'it is a score'] : ['they stand', 'they are scores'];
  // What begins with a hyphen would be another option.
  const equals = listed.startsWith('-') ? '=' : ' ';
  return `--missing${equals}${listed} says that ${stands} for no answer; if ${are}, --scale FROM:TO says what scores range over.`;
}

function cutOffWords({ easy, hard, descending }: Extract<Remedy, { kind: 'chooseCutOffs' }>): string {
  const [upTo, from] = descending ? ['at least', 'at most'] : ['at most', 'at least'];
  return `Say the cut-offs as values: --cutoffs ${easy}:${hard} makes easy what is ${upTo} ${easy}, hard what is ${from} ${hard}.`;
}
