import * as z from 'zod'
import { endpoint } from './endpoint'

/** How many items one run of a timer takes on: a cloud function has a minute at most, and the next run goes on. */
const Batch = z.strictObject({ rows: z.int().min(1).max(1000).default(200) })

export const reassignOverdue = endpoint({
  name: 'reassignOverdue',
  callers: ['clock'],
  input: Batch,
  output: z.object({ expired: z.int(), offered: z.int(), pooled: z.int() }),
  errors: [],
})

export const retryPool = endpoint({
  name: 'retryPool',
  callers: ['clock'],
  input: Batch,
  output: z.object({ tried: z.int(), offered: z.int() }),
  errors: [],
})

export const releaseAbsentWork = endpoint({
  name: 'releaseAbsentWork',
  callers: ['clock'],
  input: Batch,
  output: z.object({ guides: z.int(), leads: z.int() }),
  errors: [],
})

/** Reminds guides, once a lead, who accepted and have not reached the shopper by the time the rules give. */
export const remindContact = endpoint({
  name: 'remindContact',
  callers: ['clock'],
  input: Batch,
  output: z.object({ reminded: z.int() }),
  errors: [],
})

export const deliverOutbox = endpoint({
  name: 'deliverOutbox',
  callers: ['clock'],
  input: Batch,
  output: z.object({ sent: z.int(), failed: z.int(), parked: z.int() }),
  errors: [],
})
