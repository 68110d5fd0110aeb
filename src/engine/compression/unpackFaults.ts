import { UserError } from '../../core/userError';
import { compressionTitles, type Compression } from './compression';

/** A file that ends before what is in it does. */
export function cutOff(name: string, kind: Compression, size: number): UserError {
  return new UserError(
    `${name} is cut off: its ${compressionTitles[kind]} data goes on where the file ends, at byte ${size}. Fetch or compress it again.`,
  );
}

/** A file in which something other than compressed data stands, somewhere from a byte on. */
export function damaged(name: string, kind: Compression, from: number): UserError {
  return new UserError(
    `${name} is damaged: its ${compressionTitles[kind]} data is wrong, somewhere after byte ${from}. Fetch or compress it again.`,
  );
}

/** A file whose content is not what was compressed. */
export function wrongChecksum(name: string, kind: Compression, from: number): UserError {
  return new UserError(
    `${name} is damaged: a checksum of its ${compressionTitles[kind]} data is wrong, somewhere after byte ${from}. Fetch or compress it again.`,
  );
}

/** A file in which other bytes come after the compressed data. */
export function followed(name: string, kind: Compression, from: number): UserError {
  return new UserError(
    `${name} has other bytes among or after its ${compressionTitles[kind]} data, somewhere after byte ${from}. Unpack it yourself, look whether all of it is there, and name the unpacked file.`,
  );
}
