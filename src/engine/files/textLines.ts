import { createReadStream } from 'node:fs';

/** The lines of a file without their line feeds, a mark of byte order left out; other line breaks are characters. */
export async function* textLines(path: string): AsyncGenerator<string> {
  let held: Buffer[] = [];
  let isFirst = true;
  const line = (last: Buffer): string => {
    const text = Buffer.concat([...held, last]).toString('utf8');
    held = [];
    const plain = isFirst ? text.replace(/^\ufeff/, '') : text;
    isFirst = false;
    return plain;
  };
  for await (const block of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = block.indexOf(10); at >= 0; at = block.indexOf(10, from)) {
      yield line(block.subarray(from, at));
      from = at + 1;
    }
    if (from < block.length) held.push(Buffer.from(block.subarray(from)));
  }
  if (held.length > 0) yield line(Buffer.alloc(0));
}
