import type { Compression } from './compression';

const packedEndings: Readonly<Record<string, Compression>> = {
  gz: 'gzip',
  gzip: 'gzip',
  zst: 'zstd',
  zstd: 'zstd',
  bz2: 'bzip2',
  bz: 'bzip2',
};
const ending = /^(.+)\.([a-z0-9]+)$/i;

/** The name of a file once it is unpacked: that of `train.jsonl.gz` is `train.jsonl`; as it is where no ending says that it is packed. */
export function nameUnpacked(name: string): string {
  const [, rest, last] = ending.exec(name) ?? [];
  return last !== undefined && Object.hasOwn(packedEndings, last.toLowerCase()) ? rest! : name;
}

/** How a file of this name is to be compressed; undefined where its name does not say that it is. */
export function compressionNamed(name: string): Compression | undefined {
  const last = ending.exec(name)?.[2]?.toLowerCase();
  return last !== undefined && Object.hasOwn(packedEndings, last) ? packedEndings[last] : undefined;
}
