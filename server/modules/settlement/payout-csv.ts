import { yuanText } from '../../../contract/money'
import { PARTY_KIND_TEXT, type PartyKind } from '../../../contract/vocabulary'
import { csvCell } from '../../kernel/csv-cell'

export type PayoutRow = {
  statementId: string
  periodId: string
  partyKind: PartyKind
  partyCode: string
  partyName: string
  payableFen: number
  hash: string
}

const HEADER = ['结算单号', '账期', '收款方类型', '编号', '名称', '应付金额（元）', '校验码']
/** Filled in with the bank's answer, and pasted back whole. */
const TO_FILL = ['付款结果', '银行流水号', '失败原因']

/**
 * The payout list for finance: UTF-8 with a mark, so that a spreadsheet reads the Chinese; one row a statement, by id, with
 * room for what the bank answers.
 */
export function payoutCsv(rows: readonly PayoutRow[]): string {
  const lines = rows.map(({ statementId, periodId, partyKind, partyCode, partyName, payableFen, hash }) => [
    statementId,
    periodId,
    PARTY_KIND_TEXT[partyKind],
    partyCode,
    partyName,
    yuanText(payableFen).replaceAll(',', ''),
    hash.slice(0, 16),
    ...TO_FILL.map(() => ''),
  ])
  return `\uFEFF${[[...HEADER, ...TO_FILL], ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}
