import { createHash } from 'node:crypto'
import { AUDIT_EXPORT_MAX, type exportAudit as endpoint } from '../../../contract/audit'
import { callText } from '../../../contract/call-text'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { type ListedEntry, listAudit } from '../../modules/audit/audit.sql'
import { auditCsv } from '../../modules/audit/audit-csv'

type OpsCtx = Ctx<CallerOf<'ops'>>
type Listed = { entries: ListedEntry[]; isCut: boolean }

/** Reads the filtered entries, the newest if there are too many for one file, and notes that they were taken out. */
export async function exportAudit(ctx: OpsCtx, filter: Input<typeof endpoint>): Promise<Listed> {
  const { brandId } = ctx.caller
  const found = await listAudit(ctx.db, brandId, filter, AUDIT_EXPORT_MAX + 1)
  if (found.length === 0) throw new AppError('export_empty')
  const entries = found.slice(0, AUDIT_EXPORT_MAX)
  await noteChange(ctx, { action: 'exportAudit', target: brandId, after: { ...filter, entries: entries.length } })
  return { entries, isCut: found.length > entries.length }
}

/** Writes the file after the commit; it is named after what it says, so the same list is the same file. */
export async function writeAuditFile(ctx: OpsCtx, { entries, isCut }: Listed): Promise<Output<typeof endpoint>> {
  const rows = entries.map((entry) => ({ ...entry, actionText: callText(entry.action) }))
  const bytes = Buffer.from(auditCsv(rows), 'utf8')
  const name = `${entries.length}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`
  const url = await ctx.outside.files.put(`audit/${ctx.caller.brandId}/${name}.csv`, bytes)
  return { url, entries: entries.length, isCut }
}
