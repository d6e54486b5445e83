import type { Caller } from '../../server/kernel/ctx'
import { call, must, type Stage } from './stage'

/** Batches of the timers: what a cloud function does in one run. */
const TIMER_ROWS = 1000
const RUNS_MAX = 200

const clockOf = (stage: Stage): Caller => ({ kind: 'clock', brandId: stage.brandId })
const financeOf = (stage: Stage, staffId: string): Caller => ({
  kind: 'ops',
  brandId: stage.brandId,
  staffId,
  role: 'finance',
  stores: 'all',
})

/** Runs the evening's timers: goods received, holding periods over, leads of the pool tried again. */
export async function endDay(stage: Stage, at: Date): Promise<void> {
  for (let run = 0; run < RUNS_MAX; run++) {
    const done = await must<{ received: number; matured: number }>(
      call(stage, clockOf(stage), 'matureOrders', { rows: TIMER_ROWS }, at),
    )
    if (done.received < TIMER_ROWS && done.matured < TIMER_ROWS) break
  }
  await must(call(stage, clockOf(stage), 'retryPool', { rows: TIMER_ROWS }, at))
}

export type MonthClosed = { periodId: string; statements: number; payableFen: number; paidFen: number }

/** Accounts of the two people a month needs. */
export type TwoOfFinance = { closer: string; approver: string }

/** Closes a month as two people of finance would: one closes, another approves; then the list is exported and paid. */
export async function closeMonth(
  stage: Stage,
  periodId: string,
  at: Date,
  by: TwoOfFinance = { closer: 'sf_closer', approver: 'sf_approver' },
): Promise<MonthClosed | null> {
  const closer = financeOf(stage, by.closer)
  const approver = financeOf(stage, by.approver)
  const reply = await call(stage, closer, 'closePeriod', { periodId }, at)
  // A month in which nothing was booked has no period to close.
  if (!reply.ok && reply.error.code === 'period_unknown') return null
  const closed = await must<{ statements: number; payableFen: number }>(Promise.resolve(reply))
  await must(call(stage, approver, 'approveStatements', { periodId }, at))
  if (closed.payableFen === 0) return { periodId, ...closed, paidFen: 0 }
  await must(call(stage, approver, 'exportPayouts', { periodId }, at))
  const paidFen = await payAll(stage, approver, periodId, at)
  return { periodId, statements: closed.statements, payableFen: closed.payableFen, paidFen }
}

type StatementRow = { statementId: string; state: string; payableFen: number }

async function payAll(stage: Stage, finance: Caller, periodId: string, at: Date): Promise<number> {
  let paidFen = 0
  let cursor: string | null = null
  do {
    const query: object = { periodId, rows: 100, ...(cursor ? { cursor } : {}) }
    const page: { statements: StatementRow[]; next: string | null } = await must(
      call(stage, finance, 'listStatements', query, at),
    )
    const payouts = page.statements
      .filter((row) => row.state === 'exported')
      .map((row) => ({ statementId: row.statementId, paymentRef: `bank-${periodId}-${row.statementId.slice(-8)}` }))
    if (payouts.length > 0) {
      const paid = await must<{ paidFen: number }>(call(stage, finance, 'recordPayouts', { payouts }, at))
      paidFen += paid.paidFen
    }
    cursor = page.next
  } while (cursor)
  return paidFen
}
