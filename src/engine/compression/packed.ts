import { UserError } from '../../core/userError';
import type { Compression } from './compression';
import { gzipped } from './gzipWriter';
import type { Pieces } from './pieces';
import { zstded } from './zstdWriter';

/**
 * Content compressed, at the level that is usual for its kind: the same content gives the same bytes on every machine, however it is
 * cut into pieces. Throws UserError for bzip2, which is only read.
 */
export function packed(kind: Compression, content: Pieces): AsyncGenerator<Uint8Array> {
  switch (kind) {
    case 'gzip':
      return gzipped(content);
    case 'zstd':
      return zstded(content);
    case 'bzip2':
      throw new UserError(
        'Files compressed with bzip2 are read, never written: give the output a name without .bz2, or one that ends in .zst or .gz.',
      );
  }
}
