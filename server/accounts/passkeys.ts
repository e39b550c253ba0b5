import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { NewPasskey, UsedPasskey } from '#shared/protocol/account.ts';
import type { Challenges, Purpose } from './challenges.ts';
import type { Party } from './party.ts';
import { AccountRefusal } from './refusal.ts';
import type { Passkey } from './store.ts';

const GAME = 'Lanthanide';

/** Questions to passkeys and what they answer (WebAuthn level 3). A key stands for its owner: it asks for finger, face or PIN. */
export class Passkeys {
  private readonly challenges: Challenges;

  constructor(challenges: Challenges) {
    this.challenges = challenges;
  }

  /** What a browser needs to make a passkey for an account. */
  async offer(
    party: Party,
    owner: { id: string; name: string; has: readonly string[] },
    purpose: Extract<Purpose, { is: 'sign-up' | 'add' }>,
  ) {
    const options = await generateRegistrationOptions({
      rpName: GAME,
      rpID: party.id,
      userName: owner.name,
      userDisplayName: owner.name,
      userID: new TextEncoder().encode(owner.id),
      attestationType: 'none', // which device it is, is nobody's business
      excludeCredentials: owner.has.map((id) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await this.challenges.keep(options.challenge, purpose, Date.now());
    return options;
  }

  /** What a browser needs to let its user choose one of their passkeys. */
  async ask(party: Party) {
    const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' });
    await this.challenges.keep(options.challenge, { is: 'sign-in' }, Date.now());
    return options;
  }

  /** The passkey that was made, and what for. Throws AccountRefusal. */
  async made(party: Party, said: NewPasskey): Promise<{ passkey: Passkey; purpose: Purpose }> {
    const { expectedChallenge, purpose } = this.expect();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: said,
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
    }).catch(refuse(purpose));
    const open = purpose();
    if (!verified || !open) throw new AccountRefusal('not-recognised');
    const { id, publicKey, counter } = registrationInfo.credential;
    const kept = { id, party: party.id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
    return { passkey: kept, purpose: open };
  }

  /** Whether this passkey signed what it was asked to: its counter after that. Throws AccountRefusal. */
  async used(party: Party, said: UsedPasskey, passkey: Passkey): Promise<number> {
    const { expectedChallenge, purpose } = this.expect();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: said,
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: {
        id: passkey.id,
        publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
    }).catch(refuse(purpose));
    if (!verified || purpose()?.is !== 'sign-in') throw new AccountRefusal('not-recognised');
    return authenticationInfo.newCounter;
  }

  /** Takes the challenge when it is compared: whatever comes of it, it is good only once. */
  private expect() {
    let taken: Purpose | null = null;
    return {
      expectedChallenge: async (challenge: string) => {
        taken = await this.challenges.take(challenge, Date.now());
        return taken !== null;
      },
      purpose: (): Purpose | null => taken,
    };
  }
}

/** The library throws whatever is wrong with an answer; most often it came too late. */
const refuse = (purpose: () => Purpose | null) => (): never => {
  throw new AccountRefusal(purpose() === null ? 'late' : 'not-recognised');
};
