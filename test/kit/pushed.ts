import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';

/** A browser as a push service knows it: what it was sent, only it can read (RFC 8291). */
export function pushedBrowser() {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const auth = Buffer.alloc(16, 7);
  return {
    keys: { p256dh: browser.getPublicKey().toString('base64url'), auth: auth.toString('base64url') },
    /** What the browser reads, by its own key. Throws on what was not meant for it. */
    decrypted(body: Buffer): string {
      const [salt, ours] = [body.subarray(0, 16), body.subarray(21, 86)];
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), ours]);
      const derive = (from: Buffer, by: Buffer, about: Buffer, length: number) =>
        Buffer.from(hkdfSync('sha256', from, by, about, length));
      const secret = derive(browser.computeSecret(ours), auth, info, 32);
      const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
      const cipher = createDecipheriv('aes-128-gcm', key, nonce);
      cipher.setAuthTag(body.subarray(-16));
      const plain = Buffer.concat([cipher.update(body.subarray(86, -16)), cipher.final()]);
      return plain.subarray(0, -1).toString();
    },
  };
}
