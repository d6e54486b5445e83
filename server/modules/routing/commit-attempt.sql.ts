import { CompiledQuery, type Insertable } from 'kysely'
import { assert } from '../../kernel/assert'
import type { Db } from '../../kernel/ctx'
import type { Schema } from '../../kernel/schema'
import type { RuleCaps } from './capacity.sql'

type Row<Table extends keyof Schema> = Insertable<Schema[Table]>
type Typed = { [Table in keyof Schema]?: { [Column in keyof Row<Table>]?: string } }

/** The columns an attempt fills, with their types: a parameter of its own type costs a third of a member of a JSON text. */
const COLUMNS = {
  decision: {
    id: 'text',
    brand_id: 'text',
    lead_id: 'text',
    attempt: 'smallint',
    routing_version: 'int',
    scoring_version: 'int',
    engine_version: 'text',
    rule_version: 'int',
    model_version: 'text',
    price_version: 'text',
    input: 'jsonb',
    output: 'jsonb',
    trace: 'bytea',
    hash: 'text',
    prev_hash: 'text',
    mode: 'text',
    fall_through: 'jsonb',
    at: 'timestamptz',
  },
  assignment: {
    id: 'text',
    brand_id: 'text',
    lead_id: 'text',
    attempt: 'smallint',
    guide_id: 'text',
    store_id: 'text',
    state: 'text',
    offered_at: 'timestamptz',
    accept_by: 'timestamptz',
    contact_by: 'timestamptz',
    decision_id: 'text',
    reserved_day: 'date',
  },
  outbox: {
    id: 'text',
    brand_id: 'text',
    topic: 'text',
    key: 'text',
    payload: 'jsonb',
    created_at: 'timestamptz',
    due_at: 'timestamptz',
  },
} as const satisfies Typed

const LEAD_COLUMNS = {
  id: 'text',
  brand_id: 'text',
  member_id: 'text',
  wish: 'text',
  channel: 'text',
  state: 'text',
  score: 'int',
  score_reasons: 'jsonb',
  scoring_version: 'int',
  model_version: 'text',
  facts: 'jsonb',
  store_id: 'text',
  guide_id: 'text',
  scene_store_id: 'text',
  scene_guide_id: 'text',
  partner_id: 'text',
  city: 'text',
  cell_latitude: 'double precision',
  cell_longitude: 'double precision',
  unroutable_reason: 'text',
  retry_at: 'timestamptz',
  visit_at: 'timestamptz',
  attempts: 'int',
  merged_count: 'int',
  idempotency_key: 'text',
  input_hash: 'text',
  arrived_at: 'timestamptz',
} as const satisfies Typed['lead']

export type AttemptRows = { decision: Row<'decision'>; assignment: Row<'assignment'>; outbox: Row<'outbox'> }
export type LeadRow = Row<'lead'>
/** A slot to take: whose, on which day (Shanghai), and what the rules allow at most beside the guide's own caps. */
export type Slot = { guideId: string; day: string; now: Date; caps: RuleCaps | null }

/**
 * Takes one slot of a guide and writes all that follows from it in one statement: decision, assignment, notice, and the
 * lead, which is inserted when its row is given and else moved to the guide (the caller holds its lock). The caps are
 * those of `reserveGuide`: who waited for the guide's row sees it as the one before left it. False when there was no
 * room; then nothing is written. The row is locked for no round trip of the caller but the commit.
 */
export async function commitAttempt(db: Db, slot: Slot, rows: AttemptRows, lead: LeadRow | null): Promise<boolean> {
  const values: unknown[] = [slot.guideId, slot.day, slot.now, slot.caps?.dayCap ?? null, slot.caps?.openCap ?? null]
  pushValues(values, COLUMNS.decision, rows.decision)
  pushValues(values, COLUMNS.assignment, rows.assignment)
  pushValues(values, COLUMNS.outbox, rows.outbox)
  if (lead) pushValues(values, LEAD_COLUMNS, lead)
  // The text is the same every time and made once: putting it together anew would cost more than sending it.
  const { rows: taken } = await db.executeQuery(CompiledQuery.raw(lead ? WITH_NEW_LEAD : WITH_KNOWN_LEAD, values))
  return taken.length > 0
}

function pushValues(values: unknown[], columns: Record<string, string>, row: object): void {
  const given = row as Record<string, unknown>
  for (const column in given) assert(column in columns, `No type is known of ${column}`)
  for (const column in columns) {
    const value = given[column] ?? null
    values.push(value !== null && columns[column] === 'jsonb' ? JSON.stringify(value) : value)
  }
}

const SLOT_PARAMETERS = 5

function statementText(isNewLead: boolean): string {
  let place = SLOT_PARAMETERS
  const tables: Record<string, Record<string, string>> = { ...COLUMNS, ...(isNewLead ? { lead: LEAD_COLUMNS } : {}) }
  const inserts = Object.entries(tables).map(([table, columns]) => {
    const typed = Object.values(columns).map((type) => `$${++place}::${type}`)
    return `new_${table} as (insert into ${table} (${Object.keys(columns).join(', ')}) select ${typed.join(', ')} from taken)`
  })
  const moved = `moved as (
      update lead set state = 'offered', guide_id = ${placeOf('guide_id')}, store_id = coalesce(${placeOf('store_id')}, lead.store_id),
             attempts = ${placeOf('attempt')}, unroutable_reason = null, retry_at = null
        from taken where lead.id = ${placeOf('lead_id')})`
  return `with taken as (
      update guide_load
         set day_used = case when day < $2::date then 1 else day_used + 1 end, day = $2::date, open_used = open_used + 1,
             last_assigned_at = greatest(last_assigned_at, $3::timestamptz)
       where guide_id = $1::text and is_taking and day <= $2::date
         and case when day < $2::date then 0 else day_used end < least(day_cap, $4::int)
         and open_used < least(open_cap, $5::int)
         and exists (select 1 from guide g where g.id = guide_load.guide_id and g.employment = 'active')
      returning 1),
    ${[...inserts, ...(isNewLead ? [] : [moved])].join(',\n    ')}
    select 1 from taken`
}

/** The parameter that holds a column of the assignment. */
function placeOf(column: keyof typeof COLUMNS.assignment): string {
  const before = SLOT_PARAMETERS + Object.keys(COLUMNS.decision).length
  return `$${before + Object.keys(COLUMNS.assignment).indexOf(column) + 1}::${COLUMNS.assignment[column]}`
}

const WITH_NEW_LEAD = statementText(true)
const WITH_KNOWN_LEAD = statementText(false)
