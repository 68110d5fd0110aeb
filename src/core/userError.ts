import type { Remedy } from './remedy';

/**
 * Something the user can mend: its message is one clear sentence that states the fault, and its remedy, which each front
 * end puts into its own words, is what mends it. Every other error is a bug of ours.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly remedy: Remedy | undefined;

  constructor(message: string, { remedy }: { readonly remedy?: Remedy | undefined } = {}) {
    super(message);
    this.remedy = remedy;
  }
}
