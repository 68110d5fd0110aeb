import { basename, dirname } from 'node:path';
import { UserError } from '../../core/userError';
import { freeBytes } from '../files/freeSpace';
import { sizeWords } from '../files/sizeWords';

/** What a file may unpack to at most, in bytes. */
export interface UnpackLimits {
  readonly most: number;
  /** What is larger than `unsuspected` may be so many times as large as the packed bytes that it comes from. */
  readonly ratio: number;
  readonly unsuspected: number;
}

/**
 * Text packs to a tenth to a fiftieth, and the same line again and again to a thousandth; what packs tighter than that and is large
 * is made to fill a disk.
 */
export const usualLimits: UnpackLimits = { most: 2 ** 38, ratio: 200, unsuspected: 10 ** 9 };

/** How much is unpacked before the disk is asked again, and what is left free on it. */
const betweenLooks = 2 ** 28;

/** Watches over a file that is being unpacked. */
export class UnpackGuard {
  private readonly name: string;
  private readonly out: string;
  private readonly limits: UnpackLimits;
  private looked = 0;

  constructor(path: string, out: string, limits: UnpackLimits) {
    this.name = basename(path);
    this.out = out;
    this.limits = limits;
  }

  /** Throws UserError where so many bytes are too many: for the limits, for the packed bytes that they come from, or for the disk. */
  async check(unpacked: number, packed: number): Promise<void> {
    const { most, ratio, unsuspected } = this.limits;
    if (unpacked > most) throw this.refused(`unpacks to more than ${sizeWords(most)}`);
    if (unpacked > unsuspected && unpacked > ratio * packed)
      throw this.refused(
        `unpacks to ${Math.floor(unpacked / packed)} times its size, to more than ${sizeWords(unpacked)}, as files do that are made to fill a disk`,
      );
    if (unpacked < this.looked + betweenLooks) return;
    this.looked = unpacked;
    const free = await freeBytes(dirname(this.out));
    if (free !== undefined && free < betweenLooks)
      throw this.refused(
        `unpacks to more than ${sizeWords(unpacked)}, and only ${sizeWords(free)} are free on the disk of ${dirname(this.out)}`,
      );
  }

  private refused(what: string): UserError {
    return new UserError(`${this.name} ${what}: unpack it yourself, and name the unpacked file.`);
  }
}
