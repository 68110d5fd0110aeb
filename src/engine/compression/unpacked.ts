import { unbzipped } from './bzip2';
import type { Compression } from './compression';
import { gunzipped } from './gzip';
import type { Pieces } from './pieces';
import { unzstded } from './zstd';

const ways: Readonly<Record<Compression, (packed: Pieces, name: string) => Pieces>> = {
  gzip: gunzipped,
  zstd: unzstded,
  bzip2: unbzipped,
};

/** What is unpacked of compressed bytes, piece by piece. Throws UserError, which names the file, where they are damaged or cut off. */
export function unpacked(compression: Compression, packed: Pieces, name: string): Pieces {
  return ways[compression](packed, name);
}
