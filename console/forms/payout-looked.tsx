import { Alert } from 'antd'
import { call, type Out } from '../api/call'
import type { Failure } from '../api/reply'
import { countText } from '../format/number-text'
import type { PayoutRow, PayoutRows } from '../format/payout-rows'
import { fenText } from '../ui/fen-text'

export type PayoutSum = Out<'recordPayouts'>

/** What the server takes in one call. */
const ROWS_A_CALL = 1000
const NO_ROWS = { statements: 0, fen: 0 }

/** What recording the rows comes to, before it is done: paid, failed, and what the list leaves out. */
export function PayoutLooked({ read: { rows, blank, faults }, sum }: { read: PayoutRows; sum: PayoutSum | null }) {
  if (faults.length > 0) return <Alert style={{ marginTop: 12 }} type="warning" showIcon title={faults.join('；')} />
  if (rows.length === 0) return blank > 0 ? <p className="soft">读到的 {countText(blank)} 行都还没有填结果。</p> : null
  if (!sum) return <p className="soft">读到 {countText(rows.length)} 张，请先核对再登记。</p>
  const failed = rows.filter(({ failReason }) => failReason !== undefined)
  return (
    <Alert
      style={{ marginTop: 12 }}
      type={sum.failed + missingOf(sum).statements > 0 ? 'warning' : 'info'}
      showIcon
      title={sumText(sum)}
      description={
        <>
          {sum.repeated > 0 && <div>另有 {countText(sum.repeated)} 笔以前登记过，不再重复。</div>}
          {failed.slice(0, FAILED_SHOWN).map(({ statementId, failReason }) => (
            <div key={statementId}>
              {statementId}：{failReason}
            </div>
          ))}
          {failed.length > FAILED_SHOWN && <div>……共 {countText(failed.length)} 笔失败，登记后在结算单列表里查看</div>}
          {sum.failed + missingOf(sum).statements > 0 && <div>失败和未列出的仍然应付，下一份付款清单里会有。</div>}
        </>
      }
    />
  )
}

const FAILED_SHOWN = 5

/** `已付 3 笔 ¥1,200.00，失败 1 笔 ¥300.00，未列出 2 笔 ¥90.00`. */
export function sumText(sum: PayoutSum): string {
  const missing = missingOf(sum)
  const part = (name: string, count: number, fen: number) =>
    `${name} ${countText(count)} 笔${count > 0 ? ` ${fenText(fen)}` : ''}`
  return [
    part('已付', sum.paid, sum.paidFen),
    part('失败', sum.failed, sum.failedFen),
    part('未列出', missing.statements, missing.fen),
  ].join('，')
}

function missingOf({ due, listed }: PayoutSum): { statements: number; fen: number } {
  const all = due ?? NO_ROWS
  return { statements: Math.max(0, all.statements - listed.statements), fen: Math.max(0, all.fen - listed.fen) }
}

/** Page after page; what was recorded before one that fails stays, and is passed over when it is sent again. */
export async function recordAll(
  periodId: string,
  rows: readonly PayoutRow[],
  isPreview: boolean,
): Promise<{ sum: PayoutSum } | { failure: Failure }> {
  const sum: PayoutSum = {
    paid: 0,
    paidFen: 0,
    failed: 0,
    failedFen: 0,
    repeated: 0,
    listed: { ...NO_ROWS },
    due: null,
  }
  for (let at = 0; at < rows.length; at += ROWS_A_CALL) {
    const reply = await call('recordPayouts', { periodId, payouts: rows.slice(at, at + ROWS_A_CALL), isPreview })
    if (!reply.ok) return { failure: reply.error }
    const { listed, due } = reply.data
    for (const key of ['paid', 'paidFen', 'failed', 'failedFen', 'repeated'] as const) sum[key] += reply.data[key]
    sum.listed = { statements: sum.listed.statements + listed.statements, fen: sum.listed.fen + listed.fen }
    // What is due is counted before the first page: the pages behind it have less.
    sum.due ??= due
  }
  return { sum }
}
