import { yuanText } from '../../../contract/money'
import { JOURNAL_TEXT } from '../../../contract/reasons'
import { ACCOUNT_TEXT, PARTY_KIND_TEXT, SPLIT_ROLE_TEXT } from '../../../contract/vocabulary'
import { csvCell } from '../../kernel/csv-cell'
import { shanghaiInstant } from '../../kernel/shanghai-time'
import type { ListedPosting } from './posting-list.sql'

const HEADER = [
  '分录号',
  '记账时间',
  '业务时间',
  '账期',
  '类型',
  '借方科目',
  '贷方科目',
  '金额（元）',
  '收益方类型',
  '收益方',
  '角色',
  '订单号',
]

/** Postings for a spreadsheet: UTF-8 with a mark, one row a posting, in the order given. */
export function postingCsv(postings: readonly ListedPosting[]): string {
  const lines = postings.map((posting) => [
    `${posting.journalId}.${posting.seq}`,
    shanghaiInstant(posting.at),
    shanghaiInstant(posting.effectiveAt),
    posting.periodId,
    JOURNAL_TEXT[posting.kind],
    ACCOUNT_TEXT[posting.debit],
    ACCOUNT_TEXT[posting.credit],
    yuanText(posting.amountFen).replaceAll(',', ''),
    PARTY_KIND_TEXT[posting.partyKind],
    posting.partyName,
    SPLIT_ROLE_TEXT[posting.role],
    posting.orderNo,
  ])
  return `\uFEFF${[HEADER, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}
