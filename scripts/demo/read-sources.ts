import { createReadStream, existsSync } from 'node:fs'
import { parse } from 'csv-parse'
import type { DealSource, LeadSource, StoreSource } from '../story/sources'

/** Reads a CSV with a header, row by row. */
async function readCsv<T>(path: string, rowOf: (cells: Record<string, string>) => T | null): Promise<T[]> {
  if (!existsSync(path)) throw new Error(`找不到文件 ${path}`)
  const rows: T[] = []
  const parser = createReadStream(path).pipe(
    parse({ columns: true, bom: true, skip_empty_lines: true, relax_column_count: true }),
  )
  for await (const cells of parser) {
    const row = rowOf(cells as Record<string, string>)
    if (row) rows.push(row)
  }
  return rows
}

/** Stores with real coordinates: columns id, name, city, address, latitude, longitude. */
export function readStores(path: string): Promise<StoreSource[]> {
  return readCsv(path, ({ id = '', name = '', city = '', address = '', latitude, longitude }) => ({
    code: `S${id}`,
    name,
    city,
    address: address.slice(0, 120) || city,
    latitude: Number(latitude),
    longitude: Number(longitude),
  }))
}

/** Leads of a marketing funnel: columns mql_id, first_contact_date (DD-MM-YYYY), landing_page_id, origin. */
export function readLeads(path: string): Promise<LeadSource[]> {
  return readCsv(path, ({ mql_id = '', first_contact_date = '', landing_page_id = '', origin = '' }) => {
    const on = isoDay(first_contact_date)
    return mql_id && on ? { id: mql_id, on, origin, landingPage: landing_page_id } : null
  })
}

/** Deals that were won: columns mql_id and won_date (DD-MM-YYYY HH:MM), read as Shanghai time. */
export function readDeals(path: string): Promise<DealSource[]> {
  return readCsv(path, ({ mql_id = '', won_date = '' }) => {
    const on = isoDay(won_date)
    const time = /(\d{1,2}:\d{2})$/.exec(won_date)?.[1]?.padStart(5, '0') ?? '12:00'
    return mql_id && on ? { leadId: mql_id, wonAt: new Date(`${on}T${time}:00+08:00`) } : null
  })
}

/** `01-02-2018` is 1 February: the files were saved again by a spreadsheet that wrote the day first. */
function isoDay(text: string): string | null {
  const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})/.exec(text) ?? []
  return day && month && year ? `${year}-${month}-${day}` : null
}
