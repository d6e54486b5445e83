import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type SegmentRow = {
  segmentId: string
  name: string
  filters: Record<string, unknown>
  size: number | null
  isCapped: boolean
  countedAt: Date | null
  createdBy: string | null
}

/** Every segment somebody made or counted, in the order of their names. */
export async function listSegmentRows(db: Db, brandId: string): Promise<SegmentRow[]> {
  const { rows } = await sql<SegmentRow>`
    select m.id as "segmentId", m.name, m.filters, m.size, m.is_capped as "isCapped", m.counted_at as "countedAt",
           coalesce(staff.name, m.created_by) as "createdBy"
      from member_segment m left join staff on m.created_by = 'ops:' || staff.id
     where m.brand_id = ${brandId} order by m.name, m.id`.execute(db)
  return rows
}

/** Writes a segment, new or changed. False when another one has its name. */
export async function putSegment(
  db: Db,
  brandId: string,
  segment: Omit<SegmentRow, 'createdBy' | 'countedAt'> & { by: string; at: Date },
): Promise<boolean> {
  const { segmentId, name, filters, size, isCapped, by, at } = segment
  const { rows } = await sql`
    insert into member_segment as m (brand_id, id, name, filters, size, is_capped, counted_at, created_by, created_at)
    select ${brandId}, ${segmentId}, ${name}, ${JSON.stringify(filters)}::jsonb, ${size}, ${isCapped}, ${at}::timestamptz, ${by}, ${at}::timestamptz
     where not exists (select 1 from member_segment o where o.brand_id = ${brandId} and o.name = ${name} and o.id <> ${segmentId})
    on conflict (brand_id, id) do update set name = excluded.name, filters = excluded.filters, size = excluded.size,
      is_capped = excluded.is_capped, counted_at = excluded.counted_at
    returning m.id`.execute(db)
  return rows.length > 0
}

export async function deleteSegment(db: Db, brandId: string, segmentId: string): Promise<boolean> {
  const result = await db
    .deleteFrom('member_segment')
    .where('brand_id', '=', brandId)
    .where('id', '=', segmentId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
