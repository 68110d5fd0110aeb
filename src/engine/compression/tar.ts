import { UserError } from '../../core/userError';

/** Where a tar archive says that it is one (POSIX.1-2001, pax, "ustar Interchange Format"). */
const magicAt = 257;
const magic = 'ustar';

/** Throws UserError where what a compressed file unpacks to begins as a tar archive does. */
export function refuseTar(head: Uint8Array, name: string): void {
  const text = new TextDecoder('latin1').decode(head.subarray(magicAt, magicAt + magic.length));
  if (text !== magic) return;
  throw new UserError(
    `${name} holds a tar archive: unpack it with "tar -xf ${name}", and name the file in it.`,
  );
}
