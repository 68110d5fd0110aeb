import { t } from '@vscode/l10n';

/** What the extension's words need of VS Code, for tests that run without one. */
export const l10n = { t };

/** The reader's language. */
export const env = { language: 'en' };

/** As in VS Code. */
export const QuickPickItemKind = { Separator: -1, Default: 0 } as const;

/** As in VS Code. */
export const ProgressLocation = { Notification: 15 } as const;
