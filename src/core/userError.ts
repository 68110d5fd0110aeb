/**
 * Something the user can mend: its message is one clear sentence, shown as it is.
 * Every other error is a bug of ours.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}
