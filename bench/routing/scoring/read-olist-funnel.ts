import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { labelLeads } from '../../../server/modules/scoring/label-leads'
import type { TrainingRow } from '../../../server/modules/scoring/order-rows'

export const OLIST_FOLDER = '../shared/data/olist_funnel'
const CONTACTS = 'olist_marketing_qualified_leads_dataset.csv'
const DEALS = 'olist_closed_deals_dataset.csv'
/** No deal was closed before this, so earlier contacts could hardly be won within the window: they are left out. */
const FIRST_CONTACT = Date.UTC(2017, 11, 1)
/** The last deal of the file: what is known is known as of then. */
const KNOWN_UNTIL = new Date(Date.UTC(2018, 10, 14))
/**
 * How long an outcome is waited for, as routing waits (order labels come within 7 to 30 days). Over 90 days the share won
 * falls from 12.0 % to 8.1 % between what is learned from and what is judged, and the error of calibration is .034.
 */
export const OLIST_WINDOW_DAYS = 30

type Cells = Record<string, string>

/**
 * The contacts of the Olist funnel with what is known at first contact only: where it came from, which landing page, and
 * on which weekday. Won within the window is 1. Null where the folder is absent.
 */
export function readOlistFunnel(
  folder = OLIST_FOLDER,
): { rows: TrainingRow[]; excluded: Record<string, number> } | null {
  if (!existsSync(join(folder, CONTACTS)) || !existsSync(join(folder, DEALS))) return null
  const read = (file: string) =>
    parse(readFileSync(join(folder, file), 'utf8'), { columns: true, bom: true }) as Cells[]
  const wonAt = new Map(read(DEALS).map((deal) => [deal.mql_id as string, dayOf(deal.won_date as string)]))
  const contacts = read(CONTACTS).map((cells) => ({
    cells,
    capturedAt: dayOf(cells.first_contact_date as string),
    wonAt: wonAt.get(cells.mql_id as string) ?? null,
  }))
  const late = contacts.filter(({ capturedAt }) => capturedAt.getTime() >= FIRST_CONTACT)
  const { labelled, excluded } = labelLeads(late, KNOWN_UNTIL, OLIST_WINDOW_DAYS)
  const rows = labelled.map(({ lead: { cells, capturedAt }, label }) => ({
    features: {
      origin: cells.origin || null,
      landingPage: cells.landing_page_id || null,
      weekday: `d${capturedAt.getUTCDay()}`,
    },
    label,
    at: capturedAt,
  }))
  return { rows, excluded: { ...excluded, beforeFirstDeals: contacts.length - late.length } }
}

/** `26-02-2018 19:58` or `01-02-2018`. */
function dayOf(text: string): Date {
  const [day, month, year, hour = 0, minute = 0] = text.split(/[- :]/).map(Number) as [number, number, number]
  return new Date(Date.UTC(year, month - 1, day, hour, minute))
}
