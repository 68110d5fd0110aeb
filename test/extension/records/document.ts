import type { Lines } from '../../../src/extension/records/documentRecords';

/** A text as VS Code holds it: without its byte order mark, and with the line ending that most of its lines have. */
export function documentOf(text: string): Lines {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const [all, withReturn] = [/\r\n|\n|\r/g, /\r\n/g].map((end) => text.match(end)?.length ?? 0);
  const end = 2 * withReturn! > all! ? '\r\n' : '\n';
  return {
    lineCount: lines.length,
    lineAt: (line) => ({ text: lines[line]! }),
    getText: () => lines.join(end),
  };
}
