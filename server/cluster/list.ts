import { initializeRoomCache, matchMaker, type Room } from '@colyseus/core';

/** Lists a room of ours where all processes look for it, should it stand there no more: Redis may have begun anew. */
export async function list({ roomId, roomName, maxClients, clients }: Room): Promise<void> {
  if (await matchMaker.driver.has(roomId)) return;
  const { processId } = matchMaker;
  await matchMaker.driver.persist(
    initializeRoomCache({ name: roomName, roomId, processId, maxClients, clients: clients.length }),
    true,
  );
}
