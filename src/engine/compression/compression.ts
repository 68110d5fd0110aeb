/** How a file is compressed. */
export type Compression = 'gzip' | 'zstd' | 'bzip2';

/** How a file that begins with these bytes, ten at least, is compressed; undefined where it is not, or in another way. */
export function compressionOf(head: Uint8Array): Compression | undefined {
  const starts = (bytes: readonly number[], at = 0): boolean =>
    bytes.every((one, to) => head[at + to] === one);
  if (starts([0x1f, 0x8b, 8])) return 'gzip';
  if (starts([0x28, 0xb5, 0x2f, 0xfd]) || isSkippable(head)) return 'zstd';
  const isBzip2 = starts([0x42, 0x5a, 0x68]) && head[3]! >= 0x31 && head[3]! <= 0x39;
  // A block, or the end of a file that holds nothing.
  if (isBzip2 && (starts(bzip2Block, 4) || starts(bzip2End, 4))) return 'bzip2';
  return undefined;
}

const bzip2Block = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59];
const bzip2End = [0x17, 0x72, 0x45, 0x38, 0x50, 0x90];

/** Whether a Zstandard frame that is passed over begins here, as the files of pzstd do (RFC 8878, 3.1.2). */
function isSkippable(head: Uint8Array): boolean {
  return (
    head[0] !== undefined &&
    (head[0] & 0xf0) === 0x50 &&
    head[1] === 0x2a &&
    head[2] === 0x4d &&
    head[3] === 0x18
  );
}

/** What a compression is called in messages. */
export const compressionTitles: Readonly<Record<Compression, string>> = {
  gzip: 'gzip',
  zstd: 'Zstandard',
  bzip2: 'bzip2',
};
