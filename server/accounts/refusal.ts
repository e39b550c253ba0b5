import type { AccountError } from '#shared/protocol/account.ts';

/** Something about an account that can't be done, by its stable code. */
export class AccountRefusal extends Error {
  override name = 'AccountRefusal';
  readonly code: AccountError;

  constructor(code: AccountError) {
    super(code);
    this.code = code;
  }
}
