/** How much there is to be of everything. */
export type ScaleSize = { members: number; stores: number; guides: number; leads: number; orders: number }

/** One statement, or one that is run for every batch of a range of numbers (`$1` from, `$2` to, both included). */
export type ScaleStep = {
  /** What it makes, for the person who waits. */
  name: string
  sql: string
  /** Rows are numbered from 1 to this; left out, the statement runs once. */
  rows?: number
}

/** The one brand of the database, as the steps name it. */
export const BRAND = '(select id from brand limit 1)'

/**
 * A whole number below `below` that looks drawn and is the same in every run: row and `salt` through a hash of the server.
 */
export const drawn = (row: string, below: string | number, salt: number) =>
  `(abs(hashint8extended(${row}::bigint, ${salt})) % ${below})`

/** One of some texts by a drawn number. */
export const oneOf = (texts: readonly string[], row: string, salt: number) =>
  `(array[${texts.map((text) => `'${text}'`).join(',')}])[1 + ${drawn(row, texts.length, salt)}::int]`

/** An id of its kind that sorts by its number. */
export const idOf = (prefix: string, row: string) => `'${prefix}_x' || lpad(to_hex(${row}), 9, '0')`
