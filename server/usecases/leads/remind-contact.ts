import type { remindContact as endpoint } from '../../../contract/clock'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import { outboxRow } from '../../modules/notice/outbox.sql'
import { takeContactDue } from '../../modules/routing/contact-due.sql'

/** Tells guides who accepted a lead and let the time to reach the shopper pass, once for each lead. */
export async function remindContact(
  ctx: Ctx<CallerOf<'clock'>>,
  { rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const due = await takeContactDue(ctx.db, { brandId, now: ctx.now, rows })
  const notices = due.map(({ assignmentId, ...payload }) =>
    outboxRow({ topic: 'contact_due', key: assignmentId, payload }, { id: ctx.newId('ob'), brandId, now: ctx.now }),
  )
  await insertMany(ctx.db, 'outbox', notices)
  return { reminded: due.length }
}
