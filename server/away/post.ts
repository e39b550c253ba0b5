import { request } from 'node:https';
import { publicLookup } from './address.ts';

const PATIENCE_MS = 8_000;

/** Calls an address on the open internet and answers with its status; follows no redirect and reads no answer. */
export type Post = (url: URL, headers: Record<string, string>, body: Buffer) => Promise<number>;

export const post: Post = (url, headers, body) =>
  new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(body.length) },
        lookup: publicLookup,
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
      (response) => {
        response.destroy();
        resolve(response.statusCode ?? 0);
      },
    );
    call.once('error', reject);
    call.end(body);
  });
