import type { Channel } from '../../contract/vocabulary'
import type { Caller, Ctx } from '../kernel/ctx'
import { storeIdsByCode } from '../modules/network/store.sql'
import { captureAndRoute } from './capture-and-route'
import { findOrCreatePerson } from './find-person'
import { type ImportOptions, type ImportOutcome, importOnce } from './import-once'

export type LeadToImport = {
  externalId: string
  /** Plain, checked for its form; sealed before it is stored. */
  phone: string | null
  memberCode: string | null
  wish: string
  channel: Channel
  storeCode: string | null
  city: string | null
  place: { latitude: number; longitude: number } | null
  occurredAt: Date
}

/**
 * Captures and routes leads of a file, each as if it had just come in, so guides are offered them from now on. A lead
 * of an unknown store is refused. Throws AppError (`phone_taken`) for a row whose person cannot be told, which takes
 * the whole batch with it: the caller sends the rows again one by one.
 */
export async function importLeads(
  ctx: Ctx<Caller>,
  options: ImportOptions,
  rows: readonly LeadToImport[],
): Promise<ImportOutcome[]> {
  const { brandId, isLookOnly = false } = options
  const identify = (row: LeadToImport) => {
    const phone = row.phone === null ? null : ctx.outside.vault.blindIndex(brandId, row.phone)
    return { key: row.externalId, content: { ...row, phone } }
  }
  const asked = { brandId, isLookOnly, kind: 'leads', keyField: 'external_id' } as const
  return importOnce(ctx, asked, rows, identify, async (fresh) => {
    const codes = [...new Set(fresh.flatMap((row) => row.storeCode ?? []))]
    const storeIds = codes.length > 0 ? await storeIdsByCode(ctx.db, brandId, codes) : new Map<string, string>()
    if (isLookOnly) return fresh.map((row) => lookAt(row, storeIds))
    const outcomes: ImportOutcome[] = []
    for (const row of fresh) outcomes.push(await importLead(ctx, brandId, row, storeIds))
    return outcomes
  })
}

function lookAt({ storeCode }: LeadToImport, storeIds: ReadonlyMap<string, string>): ImportOutcome {
  if (storeCode === null || storeIds.has(storeCode)) return { kind: 'added' }
  return { kind: 'refused', field: 'store_code', code: 'store_unknown' }
}

async function importLead(
  ctx: Ctx<Caller>,
  brandId: string,
  row: LeadToImport,
  storeIds: ReadonlyMap<string, string>,
): Promise<ImportOutcome> {
  const sceneStoreId = row.storeCode === null ? null : storeIds.get(row.storeCode)
  if (sceneStoreId === undefined) return { kind: 'refused', field: 'store_code', code: 'store_unknown' }
  const { phone, memberCode, channel } = row
  const { memberId } = await findOrCreatePerson(ctx, { brandId, phone, memberCode, channel, isPhoneProven: false })
  const captured = await captureAndRoute(ctx, {
    brandId,
    memberId,
    wish: row.wish,
    channel,
    touchKind: 'consultation',
    // Nobody proves to us that this contact took place.
    proof: 'none',
    sceneStoreId,
    place: row.place,
    city: row.city,
    idempotencyKey: `import:${row.externalId}`,
    occurredAt: row.occurredAt,
  })
  return { kind: captured.outcome === 'repeated' ? 'same' : 'added' }
}
