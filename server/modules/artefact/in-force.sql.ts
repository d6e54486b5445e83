import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'

/** A version of something that decides; its document is immutable, so the hash stands for what it says. */
export type VersionInForce = { version: string; docHash: string }

export type InForce = {
  /** The points table of day 0. */
  scoring: VersionInForce
  live: VersionInForce
  shadow: VersionInForce | null
  /** The draft of the pilot that runs on this day, with its plan. */
  pilot: (VersionInForce & { plan: unknown }) | null
  model: VersionInForce | null
  prices: VersionInForce | null
}

type Row = VersionInForce & { slot: keyof InForce; plan: unknown }

/**
 * Everything that decides about a brand's leads at an instant, as versions and hashes, in one statement. Documents are
 * read by `readDocuments`, and only when their hash is not known yet. A brand always has a points table and a live rule
 * set: it is founded so.
 */
export async function artefactsInForce(db: Db, brandId: string, at: Date): Promise<InForce> {
  const { rows } = await sql<Row>`
    with standing as (
      select distinct on (version) version, status, effective_from, id from rule_set_event
       where brand_id = ${brandId} and effective_from <= ${at} order by version, id desc),
    ruling as (
      select distinct on (status) status, version from standing
       where status in ('live', 'shadow') order by status, effective_from desc, id desc),
    made as (
      select distinct on (kind) kind, version, doc_hash from artefact
       where brand_id = ${brandId} and effective_from <= ${at} and withdrawn_at is null
       order by kind, effective_from desc, made_at desc, version desc)
    select r.status as slot, s.version::text as version, s.doc_hash as "docHash", null::jsonb as plan
      from ruling r join rule_set s on s.brand_id = ${brandId} and s.version = r.version
    union all
    select 'pilot', s.version::text, s.doc_hash, p.plan
      from pilot p join rule_set s on s.brand_id = p.brand_id and s.version = p.rule_version
     where p.brand_id = ${brandId} and p.state = 'running' and ${shanghaiDay(at)}::date between p.starts_on and p.ends_on
    union all
    select kind, version, doc_hash, null from made
    union all
    (select 'scoring', version::text, doc_hash, null from policy
      where brand_id = ${brandId} and kind = 'scoring' and effective_from <= ${at} order by version desc limit 1)`.execute(
    db,
  )
  const of = (slot: keyof InForce) => rows.find((row) => row.slot === slot)
  const [scoring, live, pilot] = [of('scoring'), of('live'), of('pilot')]
  if (!scoring || !live) throw new Error(`Brand ${brandId} has no rules in force at ${at.toISOString()}`)
  const [shadow, model, prices] = [of('shadow'), of('model'), of('prices')].map((row) => row && versionOf(row))
  return {
    scoring: versionOf(scoring),
    live: versionOf(live),
    shadow: shadow ?? null,
    pilot: pilot ? { ...versionOf(pilot), plan: pilot.plan } : null,
    model: model ?? null,
    prices: prices ?? null,
  }
}

const versionOf = ({ version, docHash }: Row): VersionInForce => ({ version, docHash })

export type DocumentKind = 'rules' | 'model' | 'prices' | 'scoring'
export type DocumentOf = { kind: DocumentKind; version: string }
export type Document = DocumentOf & { doc: unknown; docHash: string }

/** Documents by kind and version, whether in force or not; what does not exist is left out. One statement. */
export async function readDocuments(db: Db, brandId: string, wanted: readonly DocumentOf[]): Promise<Document[]> {
  if (wanted.length === 0) return []
  const of = (kind: DocumentKind) => wanted.flatMap((one) => (one.kind === kind ? [one.version] : []))
  const { rows } = await sql<Document>`
    select 'rules' as kind, version::text as version, doc, doc_hash as "docHash" from rule_set
     where brand_id = ${brandId} and version::text = any(${of('rules')}::text[])
    union all
    select 'scoring', version::text, doc, doc_hash from policy
     where brand_id = ${brandId} and kind = 'scoring' and version::text = any(${of('scoring')}::text[])
    union all
    select kind, version, doc, doc_hash from artefact
     where brand_id = ${brandId} and (kind = 'model' and version = any(${of('model')}::text[])
        or kind = 'prices' and version = any(${of('prices')}::text[]))`.execute(db)
  return rows
}
