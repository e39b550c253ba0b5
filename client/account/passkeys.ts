import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import type { NewPasskey, UsedPasskey } from '#shared/protocol/account.ts';

/** Why this browser has no passkeys for this address; null where it has. */
export type Missing = 'insecure' | 'address' | 'unsupported';

export function missing({ hostname, isSecureContext } = here()): Missing | null {
  // An address of digits is a name to nobody, and passkeys belong to names (WebAuthn, valid domain).
  if (/^[\d.]+$|:/.test(hostname)) return isSecureContext ? 'address' : 'insecure';
  if (!isSecureContext) return 'insecure';
  return browserSupportsWebAuthn() ? null : 'unsupported';
}

const here = () => ({ hostname: location.hostname, isSecureContext: window.isSecureContext });

/** Where the same page of this machine has a name; null where it has one, or is another machine's. */
export const named = (): string | null =>
  /^127\.|^\[::1\]$/.test(location.hostname)
    ? `http://localhost${location.port ? `:${location.port}` : ''}/account`
    : null;

export type Obstacle =
  | 'cancelled' // by the user, or after a while by the browser
  | 'exists'; // this account has a passkey on this device already

/** The browser made or used no passkey. */
export class PasskeyFailure extends Error {
  readonly code: Obstacle;

  constructor(code: Obstacle) {
    super(code);
    this.code = code;
  }
}

export const makePasskey = (asked: PublicKeyCredentialCreationOptionsJSON): Promise<NewPasskey> =>
  startRegistration({ optionsJSON: asked }).then(
    ({ id, rawId, type, response: { clientDataJSON, attestationObject } }) => ({
      id,
      rawId,
      type,
      clientExtensionResults: {},
      response: { clientDataJSON, attestationObject },
    }),
    fail,
  );

export const answerPasskey = (asked: PublicKeyCredentialRequestOptionsJSON): Promise<UsedPasskey> =>
  startAuthentication({ optionsJSON: asked }).then(
    ({ id, rawId, type, response: { clientDataJSON, authenticatorData, signature } }) => ({
      id,
      rawId,
      type,
      clientExtensionResults: {},
      response: { clientDataJSON, authenticatorData, signature },
    }),
    fail,
  );

function fail(error: unknown): never {
  const exists = error instanceof Error && error.name === 'InvalidStateError';
  throw new PasskeyFailure(exists ? 'exists' : 'cancelled');
}
