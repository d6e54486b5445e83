import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** More than anybody scrolls through: who looks for another one types a part of its name. */
const VALUES_MAX = 50
/** Leads the values of wishes, cities and campaigns are gathered from: the newest, so that no list grows old. */
const LEADS_MAX = 2_000

export type RuleValueField =
  | 'lead.wish'
  | 'lead.city'
  | 'lead.campaign'
  | 'lead.partner'
  | 'store.id'
  | 'store.city'
  | 'store.region'
  | 'guide.id'
export type RuleValue = { value: string; label: string; place: { latitude: number; longitude: number } | null }
type Asked = { brandId: string; field: RuleValueField; search: string; values: readonly string[] }

/** The brand's own values of a field whose name holds what is searched, and those asked for by value, by name. */
export async function listRuleValues(db: Db, { brandId, field, search, values }: Asked): Promise<RuleValue[]> {
  const { rows } = await sql<{ value: string; label: string; latitude: number | null; longitude: number | null }>`
    with known as (${knownOf(field, brandId)})
    select value, label, latitude, longitude from known
     where value = any(${[...values]}::text[])
    union
    (select value, label, latitude, longitude from known
      where position(lower(${search}) in lower(label)) > 0
      order by label, value limit ${VALUES_MAX})
    order by label, value`.execute(db)
  return rows.map(({ value, label, latitude, longitude }) => ({
    value,
    label,
    place: latitude === null || longitude === null ? null : { latitude, longitude },
  }))
}

const NOWHERE = sql`null::float8 as latitude, null::float8 as longitude`

function knownOf(field: RuleValueField, brandId: string) {
  switch (field) {
    case 'store.id':
      return sql`select id as value, name || '（' || city || '）' as label, latitude::float8, longitude::float8
                   from store where brand_id = ${brandId}`
    case 'store.city':
      return sql`select distinct city as value, city as label, ${NOWHERE} from store where brand_id = ${brandId}`
    case 'store.region':
      return sql`select id as value, name as label, ${NOWHERE} from region where brand_id = ${brandId}`
    case 'guide.id':
      return sql`select id as value, name || '（' || code || '）' as label, ${NOWHERE}
                   from guide where brand_id = ${brandId}`
    case 'lead.partner':
      return sql`select id as value, name as label, ${NOWHERE} from partner where brand_id = ${brandId}`
    case 'lead.city':
      return sql`select distinct city as value, city as label, ${NOWHERE} from (
                   select city from store where brand_id = ${brandId}
                   union all (select city from lead where brand_id = ${brandId}
                               order by arrived_at desc limit ${LEADS_MAX})) c where city is not null`
    case 'lead.wish':
      return sql`select distinct wish as value, wish as label, ${NOWHERE} from (
                   select name as wish from category where brand_id = ${brandId}
                   union all (select wish from lead where brand_id = ${brandId}
                               order by arrived_at desc limit ${LEADS_MAX})) w`
    case 'lead.campaign':
      return sql`select distinct campaign as value, campaign as label, ${NOWHERE} from (
                   select facts->>'campaign' as campaign from (select facts from lead where brand_id = ${brandId}
                               order by arrived_at desc limit ${LEADS_MAX}) newest) c where campaign is not null`
  }
}
