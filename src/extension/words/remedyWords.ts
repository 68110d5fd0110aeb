import { l10n } from 'vscode';
import type { Remark, Remedy } from '../../core/remedy';
import { UserError } from '../../core/userError';

/** What mends something in the editor, as sentences: its commands and settings. */
export function remedyWords(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'chooseFields':
      return remedy.roles.length > 1
        ? l10n.t('Say which is which with "Gradus: Choose Fields…".')
        : l10n.t('Say which field it is with "Gradus: Choose Fields…".');
    case 'chooseDirection':
      return l10n.t('Say which end is hard with "Gradus: Choose Fields…".');
    case 'chooseLevels':
      return l10n.t('Put the levels in order with "Gradus: Choose Fields…".');
    case 'chooseLogFields':
    case 'chooseScale':
    case 'chooseRight':
    case 'nameLogFields':
    case 'chooseMissing':
    case 'leaveOut':
    case 'chooseKey':
    case 'chooseItems':
    case 'chooseRows':
    case 'chooseScoring':
    case 'choosePass':
    case 'chooseStep':
      return l10n.t('"Gradus: Import Responses…" asks how the log is read.');
    case 'usePassRate':
      return l10n.t('Import them into their dataset with "Gradus: Import Responses…" for pass rates.');
    case 'chooseCutOffs':
      return cutOffWords(remedy);
    case 'fillShortage':
      return l10n.t(
        'Ask for fewer, move the cut-offs, or let other bands fill the gap ("fill from other bands").',
      );
    case 'import':
      return importWords(remedy);
    case 'importAnyway':
      return l10n.t('Import them again to be asked whether they may be taken all the same.');
    case 'replaceImport':
      return l10n.t(
        'Import those of {0} again to be asked whether they may take their place.',
        remedy.incoming,
      );
    case 'useMatrix':
      return l10n.t('Calibrate it alone, or import it into the dataset that its items are of.');
    case 'chooseEncoding':
      if (remedy.encoding === '')
        return l10n.t(
          'Reopen it in its encoding ("Reopen with Encoding") and then save it as UTF-8 ("Save with Encoding").',
        );
      return l10n.t(
        'Read it as {0} with "Gradus: Choose Fields…", or reopen it in that encoding ("Reopen with Encoding") and then save it as UTF-8 ("Save with Encoding").',
        remedy.encoding,
      );
    case 'firstLine':
      return remedy.isHeader
        ? l10n.t('If it names the columns, say so with "Gradus: Choose Fields…".')
        : l10n.t('If it is a record, say so with "Gradus: Choose Fields…".');
    case 'chooseRecords':
      return l10n.t('Say which one is meant with "Gradus: Choose Fields…".');
    case 'chooseSplit':
      return l10n.t('Name the files of one by a pattern, or open one of the files.');
    case 'chooseLanguageModel':
      return l10n.t('The setting gradus.languageModelPath names a language model.');
    case 'chooseEncoder':
      return l10n.t('The setting gradus.modelPath names a text encoder.');
    case 'pullModel':
      return l10n.t('"Gradus: Choose Model…" downloads the model.');
    case 'listModels':
      return l10n.t('"Gradus: Choose Model…" shows the models that were pulled.');
    case 'chooseModelFile':
      return l10n.t('The command line pulls one by its name.');
    case 'copyModel':
      return l10n.t('A folder copied by hand works too: "Gradus: Choose Model…" takes it.');
    case 'network':
      return l10n.t(
        'Check the network and the setting http.proxy, or name another endpoint in gradus.hubEndpoint; a folder copied by hand works too: "Gradus: Choose Model…" takes it.',
      );
    case 'proxy':
      return l10n.t('Check the setting http.proxy.');
    case 'hubEndpoint':
      return l10n.t('The setting gradus.hubEndpoint names one.');
    case 'hubToken':
      return l10n.t('Enter your token with "Gradus: Set Hugging Face Token…".');
    case 'storeFolder':
      return l10n.t('The setting gradus.storeFolder names another folder.');
    case 'overwrite':
      return l10n.t('Choose another name.');
    case 'drawAgain':
      return l10n.t('Look at what the panel shows now, and write that.');
    case 'mixtureSource':
      return l10n.t('The command line takes it by name, wherever it is.');
    case 'mixtureScores':
      return l10n.t('The command line takes the scores that it was made with.');
    default:
      return remedy satisfies never;
  }
}

/** A fault and what mends it here. */
export function faultText({ message, remedy }: UserError): string {
  return remarkText({ text: message, remedy });
}

/** Why something failed, in a sentence: what mends it is said where something does. */
export function failureText(error: unknown): string {
  if (error instanceof UserError) return faultText(error);
  return error instanceof Error ? error.message : String(error);
}

/** A remark and what mends it here. */
export function remarkText({ text, remedy }: Remark): string {
  return remedy ? `${text} ${remedyWords(remedy)}` : text;
}

function importWords({ what, again }: Extract<Remedy, { kind: 'import' }>): string {
  if (what === 'responses')
    return again
      ? l10n.t('Import them again with "Gradus: Import Responses…".')
      : l10n.t('Import them with "Gradus: Import Responses…".');
  return again
    ? l10n.t('Import them again with "Gradus: Import Training Dynamics…".')
    : l10n.t('Import them with "Gradus: Import Training Dynamics…".');
}

function cutOffWords({ easy, hard, descending }: Extract<Remedy, { kind: 'chooseCutOffs' }>): string {
  return descending
    ? l10n.t(
        'Move the cut-offs in the panel: {0}:{1} makes easy what is at least {0}, hard what is at most {1}.',
        ...[easy, hard],
      )
    : l10n.t(
        'Move the cut-offs in the panel: {0}:{1} makes easy what is at most {0}, hard what is at least {1}.',
        ...[easy, hard],
      );
}
