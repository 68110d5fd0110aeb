/** The formats of response logs, by the names that `--format` takes. */
export function logFormatsBlock(logFormats) {
  const rows = logFormats.map(
    ({ format, about }) => `| \`${format}\` | ${about.replaceAll('*', '\\*').replaceAll('_', '\\_')} |`,
  );
  return ['| `--format` | what it is |', '| --- | --- |', ...rows].join('\n');
}
