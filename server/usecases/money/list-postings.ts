import type { Input, Output } from '../../../contract/endpoint'
import type { listPostings as endpoint } from '../../../contract/ledger'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { listPostingRows } from '../../modules/ledger/posting-list.sql'

/** The ledger itself, newest first: every movement with its two accounts, its party and its order. */
export async function listPostings(
  ctx: Ctx<CallerOf<'ops'>>,
  { cursor, ...filter }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const found = await listPostingRows(ctx.db, { ...filter, brandId: ctx.caller.brandId, before: keyOf(cursor) })
  const postings = found.map(({ seq, ...posting }) => ({ ...posting, postingId: `${posting.journalId}.${seq}` }))
  return { postings, next: nextPage(postings, filter.rows, ({ postingId }) => postingId) }
}

/** The posting a cursor names. One that names none begins at the newest. */
function keyOf(cursor: string | undefined): { journalId: string; seq: number } | undefined {
  const [, journalId, seq] = /^(jn_\w+)\.(\d{1,9})$/.exec(cursor ?? '') ?? []
  return journalId ? { journalId, seq: Number(seq) } : undefined
}
