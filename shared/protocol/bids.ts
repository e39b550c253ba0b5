import { z } from 'zod';
import { type Bid, MOST_BID } from '../lobby/auction.ts';

const points = z.int().min(0).max(MOST_BID);

/** What somebody bids for each seat. */
export const bid: z.ZodType<Bid> = z.strictObject({ CHN: points, JPN: points, USA: points, EUR: points });
