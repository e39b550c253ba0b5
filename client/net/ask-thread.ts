/** What can be asked: a thread, or whoever has the other end of a port. */
interface Asked {
  postMessage(question: object, ports: MessagePort[]): void;
}

/**
 * Asks; the answer comes on a port that goes along, and is closed then. Rejects once `ended` says that whoever was
 * asked is gone: a thread that has ended answers nobody.
 */
export function ask<A>(whom: Asked, question: object, ended?: AbortSignal): Promise<A> {
  const { port1: answer, port2: back } = new MessageChannel();
  return new Promise<A>((resolve, reject) => {
    const hearEnd = () => {
      close();
      reject(ended?.reason);
    };
    const close = () => {
      answer.close();
      ended?.removeEventListener('abort', hearEnd);
    };
    if (ended?.aborted) {
      hearEnd();
      return;
    }
    ended?.addEventListener('abort', hearEnd);
    answer.addEventListener('message', ({ data }: MessageEvent<A>) => {
      close();
      resolve(data);
    });
    answer.start();
    whom.postMessage(question, [back]);
  });
}
