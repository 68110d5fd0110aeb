import { themes, type ThemeName } from './themes';

/** The page that the extension makes for the panel or the dataset editor, in a theme; `first` is a script to be run before it, `words` its texts in another language. */
export function pageHtml(
  themeName: ThemeName,
  locale: string,
  source: string,
  first?: string,
  words: Readonly<Record<string, string>> = {},
  page: 'panel' | 'datasetEditor' = 'panel',
): string {
  const { bodyClass, variables } = themes[themeName];
  const style = Object.entries(variables)
    .map(([name, value]) => `--vscode-${name}: ${value.replaceAll('"', "'")}`)
    .join('; ');
  const policy = [
    `default-src 'none'; script-src 'nonce-panel'; style-src ${source} 'unsafe-inline'`,
    `img-src ${source} data:; font-src ${source}`,
    ...(first ? [`connect-src ${source}`] : []),
  ].join('; ');
  const script = (file: string): string => `<script nonce="panel" src="${file}"></script>`;
  return `<!doctype html><html lang="${locale}" style="${style}"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}"><title>Gradus</title>
    <link rel="stylesheet" href="${page}.css"></head>
    <body class="${bodyClass}" data-uri="file:///data/train.jsonl"
    data-l10n="${JSON.stringify(words).replaceAll('"', '&quot;')}"><main id="${page}"></main>
    ${first ? script(first) : ''}${script(`${page}.js`)}</body></html>`;
}
