import { createHash } from 'node:crypto'
import type { Input, Output } from '../../../contract/endpoint'
import { EXPORT_POSTINGS_MAX, type exportPostings as endpoint } from '../../../contract/ledger'
import { noteChange } from '../../flows/note-change'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { postingCsv } from '../../modules/ledger/posting-csv'
import { type ListedPosting, listPostingRows } from '../../modules/ledger/posting-list.sql'

type Listed = { rows: ListedPosting[]; isCut: boolean }

/** The ledger under a filter as a file. Who took what of it with them is on record. */
export async function exportPostings(ctx: Ctx<CallerOf<'ops'>>, filter: Input<typeof endpoint>): Promise<Listed> {
  const { brandId } = ctx.caller
  const found = await listPostingRows(ctx.db, { ...filter, brandId, rows: EXPORT_POSTINGS_MAX + 1 })
  const rows = found.slice(0, EXPORT_POSTINGS_MAX)
  // Who was given nothing took nothing with them; what they asked for may be another brand's.
  if (rows.length > 0)
    await noteChange(ctx, { action: 'exportPostings', target: brandId, after: { filter, postings: rows.length } })
  return { rows, isCut: found.length > rows.length }
}

/** Writes the file after the commit, named after its day and what it says. */
export async function writePostingFile(
  ctx: Ctx<CallerOf<'ops'>>,
  { rows, isCut }: Listed,
): Promise<Output<typeof endpoint>> {
  const bytes = Buffer.from(postingCsv(rows), 'utf8')
  const name = `${shanghaiDay(ctx.now)}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`
  const url = await ctx.outside.files.put(`ledger/${ctx.caller.brandId}/${name}.csv`, bytes)
  return { url, postings: rows.length, isCut }
}
