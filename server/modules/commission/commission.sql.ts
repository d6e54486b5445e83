import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import type { Schema } from '../../kernel/schema'

export type Lot = Selectable<Schema['lot']>
export type NewLot = Insertable<Schema['lot']>
export type SettlementRun = Selectable<Schema['settlement_run']>
export type NewSettlementRun = Insertable<Schema['settlement_run']>

export async function insertLots(db: Db, lots: readonly NewLot[]): Promise<void> {
  await insertMany(db, 'lot', lots)
}

export async function insertRuns(db: Db, runs: readonly NewSettlementRun[]): Promise<void> {
  await insertMany(db, 'settlement_run', runs)
}

/** All lots of orders, in the order their weights were frozen in. */
export async function lotsOf(db: Db, orderIds: readonly string[]): Promise<Lot[]> {
  return db
    .selectFrom('lot')
    .selectAll()
    .where('order_id', '=', sql<string>`any(${[...orderIds]}::text[])`)
    .orderBy('order_line_id')
    .orderBy('ordinal')
    .execute()
}

/** Every computation of the lines of orders, oldest first. */
export async function runsOf(db: Db, orderIds: readonly string[]): Promise<SettlementRun[]> {
  return db
    .selectFrom('order_line as l')
    .innerJoin('settlement_run as r', 'r.order_line_id', 'l.id')
    .selectAll('r')
    .where('l.order_id', '=', sql<string>`any(${[...orderIds]}::text[])`)
    .orderBy('r.order_line_id')
    .orderBy('r.rev')
    .execute()
}
