import * as l10n from '@vscode/l10n';
import type { Role } from '../../src/core/dataset/fields/fieldMap';

/** What the fields of an example are called, by role. */
export function roleWords(): Record<Role, string> {
  return {
    question: l10n.t('question'),
    context: l10n.t('context'),
    answer: l10n.t('answer'),
    solution: l10n.t('solution'),
    choices: l10n.t('choices'),
    label: l10n.t('label'),
    key: l10n.t('key'),
    difficulty: l10n.t('difficulty'),
  };
}
