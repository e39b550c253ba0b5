import { RedisDriver } from '@colyseus/redis-driver';
import { RedisPresence } from '@colyseus/redis-presence';

/** Where Colyseus lists rooms and calls those of other processes. While Redis is away they wait for it. */
export const redisOf = (url: string) => ({
  driver: new RedisDriver(url),
  presence: new RedisPresence(url),
});
