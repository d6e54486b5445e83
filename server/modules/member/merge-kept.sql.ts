import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { IdentityKind } from './merge-people'

/** What a person was before a merge. */
export type PersonBefore = {
  state: 'visitor' | 'member'
  displayName: string | null
  phoneCipher: string | null
  phoneMasked: string | null
  isPersonalised: boolean
}
/** Everything a merge moved, so that it can be put back; times are ISO 8601 texts, as JSON has them. */
export type KeptMerge = {
  person: PersonBefore
  survivor: PersonBefore
  identities: { kind: IdentityKind; value: string; isProven: boolean; since: string }[]
  movedLeadIds: string[]
  /** Leads of either that closed because the other had the same wish. */
  joinedLeads: number
  /** The live binding; `isMoved` when the survivor had none and took it over, else it ended. */
  binding: { id: string; guideId: string; storeId: string; isMoved: boolean } | null
  addresses: { id: string; isDefault: boolean }[]
  cartLines: number
  /** Who had merged into the person before. */
  earlierIds: string[]
}
export type MovableThings = {
  kept: Pick<KeptMerge, 'identities' | 'binding' | 'addresses' | 'cartLines' | 'earlierIds'>
  openLeadIds: string[]
}

/** What of a person a merge into another is about to move. Both are locked. */
export async function readMovable(db: Db, fromId: string, intoId: string): Promise<MovableThings> {
  const { rows } = await sql<MovableThings['kept'] & { openLeadIds: string[] }>`
    select coalesce((select json_agg(json_build_object('kind', i.kind, 'value', i.value, 'isProven', i.is_proven, 'since', i.since)
                       order by i.kind, i.value) from member_identity i where i.member_id = ${fromId}), '[]') as identities,
           (select json_build_object('id', b.id, 'guideId', b.guide_id, 'storeId', b.store_id, 'isMoved',
                     not exists (select 1 from binding k where k.member_id = ${intoId} and k.ends_at is null))
              from binding b where b.member_id = ${fromId} and b.ends_at is null) as binding,
           coalesce((select json_agg(json_build_object('id', a.id, 'isDefault', a.is_default) order by a.id)
                       from member_address a where a.member_id = ${fromId}), '[]') as addresses,
           (select count(*)::int from cart_line c where c.member_id = ${fromId}) as "cartLines",
           array(select m.id from member m where m.merged_into = ${fromId} order by m.id) as "earlierIds",
           array(select l.id from lead l where l.member_id = ${fromId}
                    and l.state in ('offered', 'accepted', 'contacted', 'pooled') order by l.id) as "openLeadIds"`.execute(
    db,
  )
  const { openLeadIds, ...kept } = rows[0]!
  return { kept, openLeadIds }
}

export async function keepMerge(
  db: Db,
  merge: { brandId: string; fromId: string; intoId: string; at: Date; kept: KeptMerge },
): Promise<void> {
  await db
    .insertInto('member_merge_kept')
    .values({
      brand_id: merge.brandId,
      from_member_id: merge.fromId,
      into_member_id: merge.intoId,
      at: merge.at,
      kept: JSON.stringify(merge.kept),
    })
    .execute()
}

export type MergeOf = {
  fromId: string
  intoId: string
  at: Date
  /** Null when the merge left nothing to put back: it is older than that, or somebody closed their account. */
  kept: KeptMerge | null
  /** Whom the person counts as now; another one than `intoId` when that merged on. */
  livesIn: string | null
  isErased: boolean
}

/** The merge a person is in now; undefined for whoever is merged into nobody. */
export async function findMergeOf(db: Db, brandId: string, fromId: string): Promise<MergeOf | undefined> {
  const { rows } = await sql<MergeOf>`
    select g.from_member_id as "fromId", g.into_member_id as "intoId", g.at, k.kept, m.merged_into as "livesIn",
           lives.erased_at is not null as "isErased"
      from member m join member lives on lives.id = m.merged_into
      join member_merge g on g.from_member_id = m.id
      left join member_merge_kept k on k.from_member_id = m.id and k.at = g.at
     where m.id = ${fromId} and m.brand_id = ${brandId} and m.state = 'merged'
     order by g.at desc limit 1`.execute(db)
  return rows[0]
}
