import type { Channel } from '../../contract/vocabulary'
import type { Caller, Ctx } from '../kernel/ctx'
import { bindImported } from '../modules/binding/binding-batch.sql'
import { registerPeople } from '../modules/member/people-batch.sql'
import { type GuideByCode, guidesByCode } from '../modules/network/network-by-code.sql'
import { findPeople, type TillPersonFound } from './find-people'
import { type ImportOptions, type ImportOutcome, importOnce } from './import-once'

export type MemberToImport = {
  /** Plain, checked for its form; sealed before it is stored. */
  phone: string
  memberCode: string | null
  name: string | null
  registeredAt: Date
  source: Channel
  guideCode: string | null
}

/**
 * Takes in members, found by phone and member code. A visitor who is known already becomes the member they are; a
 * member keeps their own name, source and guide. A guide code binds those whom nobody owns, from their registration on.
 * One outcome a row.
 */
export async function importMembers(
  ctx: Ctx<Caller>,
  options: ImportOptions,
  rows: readonly MemberToImport[],
): Promise<ImportOutcome[]> {
  const { brandId, isLookOnly = false } = options
  const identify = (row: MemberToImport) => {
    const key = ctx.outside.vault.blindIndex(brandId, row.phone)
    return { key, content: { ...row, phone: key } }
  }
  // An update would overwrite what members say of themselves, so there is none.
  const asked = { brandId, isLookOnly, kind: 'members', keyField: 'phone' } as const
  return importOnce(ctx, asked, rows, identify, async (fresh) => {
    const codes = [...new Set(fresh.flatMap((row) => row.guideCode ?? []))]
    const guides = codes.length > 0 ? await guidesByCode(ctx.db, brandId, codes) : new Map<string, GuideByCode>()
    const refusals = fresh.map((row) => refusalOf(row, guides))
    if (isLookOnly) return refusals.map((refusal): ImportOutcome => refusal ?? { kind: 'added' })
    const claimed = fresh.filter((_, index) => refusals[index] === null)
    const people = await findPeople(ctx, brandId, 'import', claimed)
    const personOf = new Map(claimed.map((row, index) => [row, people[index] ?? null]))
    const outcomes = fresh.map((row, index) => refusals[index] ?? outcomeOf(personOf.get(row) ?? null, row))
    const taken = fresh.flatMap((row, index) => {
      const person = personOf.get(row)
      return outcomes[index]?.kind === 'refused' || !person ? [] : [{ row, memberId: person.memberId }]
    })
    await writeMembers(ctx, brandId, taken, guides)
    return outcomes
  })
}

function refusalOf(row: MemberToImport, guides: ReadonlyMap<string, GuideByCode>): ImportOutcome | null {
  if (row.guideCode === null || guides.get(row.guideCode)?.homeStoreId) return null
  return { kind: 'refused', field: 'guide_code', code: 'guide_unknown' }
}

function outcomeOf(person: TillPersonFound | null, row: MemberToImport): ImportOutcome {
  if (!person) return { kind: 'refused', field: 'member_code', code: 'member_code_taken' }
  if (!person.isPhoneTheirs && row.memberCode)
    return { kind: 'refused', field: 'member_code', code: 'member_code_taken' }
  if (person.isNew) return { kind: 'added' }
  return { kind: person.state === 'visitor' ? 'updated' : 'same' }
}

async function writeMembers(
  ctx: Ctx<Caller>,
  brandId: string,
  taken: readonly { row: MemberToImport; memberId: string }[],
  guides: ReadonlyMap<string, GuideByCode>,
): Promise<void> {
  await registerPeople(
    ctx.db,
    taken.map(({ row, memberId }) => ({
      memberId,
      displayName: row.name,
      channel: row.source,
      registeredAt: row.registeredAt,
    })),
  )
  const bindings = taken.flatMap(({ row, memberId }) => {
    const guide = row.guideCode === null ? undefined : guides.get(row.guideCode)
    if (!guide?.homeStoreId) return []
    return [{ row, memberId, guideId: guide.id, storeId: guide.homeStoreId }]
  })
  await bindImported(
    ctx.db,
    bindings.map(({ row, memberId, guideId, storeId }) => ({
      id: ctx.newId('bd'),
      brandId,
      memberId,
      guideId,
      storeId,
      reason: 'import',
      touchpointId: null,
      startsAt: row.registeredAt,
    })),
  )
}
