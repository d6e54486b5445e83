import type { ExportKind } from '../../../contract/data-vocabulary'
import { ORDER_STATE_TEXT } from '../../../contract/mall-vocabulary'
import { yuanText } from '../../../contract/money'
import {
  CHANNEL_TEXT,
  EMPLOYMENT_TEXT,
  GUIDE_ROLE_TEXT,
  LEAD_STATE_TEXT,
  ORDER_SOURCE_TEXT,
  PARTY_KIND_TEXT,
  STATEMENT_STATE_TEXT,
  STORE_KIND_TEXT,
  STORE_STATUS_TEXT,
} from '../../../contract/vocabulary'
import { csvCell } from '../../kernel/csv-cell'
import { shanghaiInstant } from '../../kernel/shanghai-time'
import type { ExportedRow } from './export-rows.sql'

type Column = [heading: string, cell: (row: ExportedRow) => string]

const text = (heading: string, key: string): Column => [heading, (row) => String(row[key] ?? '')]
const time = (heading: string, key: string): Column => [
  heading,
  (row) =>
    row[key]
      ? shanghaiInstant(row[key] as Date)
          .slice(0, 19)
          .replace('T', ' ')
      : '',
]
const word = (heading: string, key: string, words: Record<string, string>): Column => [
  heading,
  (row) => words[String(row[key])] ?? String(row[key] ?? ''),
]
const yesNo = (heading: string, key: string): Column => [heading, (row) => (row[key] ? '是' : '否')]
const list = (heading: string, key: string): Column => [
  heading,
  (row) => ((row[key] as string[] | null) ?? []).join('、'),
]
/** An amount twice: in yuan with two digits to be read, in fen to be computed with. */
const money = (heading: string, key: string): Column[] => [
  [`${heading}（元）`, (row) => yuanText(Number(row[key] ?? 0)).replaceAll(',', '')],
  [`${heading}（分）`, (row) => String(row[key] ?? 0)],
]
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const STORE: Column[] = [text('门店编号', 'storeCode'), text('门店', 'storeName')]
const GUIDE: Column[] = [text('导购工号', 'guideCode'), text('导购', 'guideName')]

const COLUMNS: Record<ExportKind, Column[]> = {
  leads: [
    text('线索', 'id'),
    time('到达时间', 'at'),
    text('顾客', 'person'),
    text('手机号（脱敏）', 'phone'),
    text('需求', 'wish'),
    word('来源', 'channel', CHANNEL_TEXT),
    word('状态', 'state', LEAD_STATE_TEXT),
    text('评分', 'score'),
    text('城市', 'city'),
    ...STORE,
    ...GUIDE,
    text('分配次数', 'attempts'),
    time('首次联系', 'firstContactAt'),
    time('结束时间', 'closedAt'),
  ],
  members: [
    text('顾客编号', 'id'),
    time('首次出现', 'at'),
    word('身份', 'state', { visitor: '访客', member: '会员' }),
    text('称呼', 'person'),
    text('手机号（脱敏）', 'phone'),
    word('来源', 'channel', CHANNEL_TEXT),
    time('注册时间', 'registeredAt'),
    yesNo('接受联系', 'acceptsContact'),
    ...GUIDE,
    ...STORE,
  ],
  orders: [
    text('订单', 'id'),
    time('支付时间', 'at'),
    text('订单号', 'orderNo'),
    word('来源', 'source', ORDER_SOURCE_TEXT),
    word('状态', 'state', ORDER_STATE_TEXT),
    ...STORE,
    ...GUIDE,
    ...money('商品金额', 'goodsFen'),
    ...money('优惠', 'discountFen'),
    ...money('实付', 'paidFen'),
    ...money('已退款', 'refundedFen'),
    time('收货时间', 'receivedAt'),
    time('成熟时间', 'maturedAt'),
  ],
  statements: [
    text('结算单', 'id'),
    text('账期', 'month'),
    word('收款方类型', 'partyKind', PARTY_KIND_TEXT),
    text('编号', 'partyCode'),
    text('名称', 'partyName'),
    ...money('应得', 'earnedFen'),
    ...money('扣回', 'clawbackFen'),
    ...money('应付', 'payableFen'),
    text('明细数', 'lines'),
    word('状态', 'state', STATEMENT_STATE_TEXT),
    time('导出打款', 'exportedAt'),
    time('付款时间', 'paidAt'),
    text('付款凭证号', 'paymentRef'),
  ],
  audit: [
    text('记录', 'id'),
    time('时间', 'at'),
    text('操作人', 'actorName'),
    text('身份', 'actor'),
    text('操作', 'action'),
    text('对象', 'target'),
    ['内容', (row) => JSON.stringify(row.detail)],
  ],
  stores: [
    text('门店编号', 'code'),
    text('门店名称', 'name'),
    text('大区', 'region'),
    word('门店类型', 'kind', STORE_KIND_TEXT),
    word('营业状态', 'status', STORE_STATUS_TEXT),
    text('城市', 'city'),
    text('地址', 'address'),
    text('纬度', 'latitude'),
    text('经度', 'longitude'),
    ['营业时间', (row) => `${clock(Number(row.opensMinute))}-${clock(Number(row.closesMinute))}`],
    yesNo('试点', 'isPilot'),
  ],
  guides: [
    text('工号', 'code'),
    text('姓名', 'name'),
    word('岗位', 'role', GUIDE_ROLE_TEXT),
    text('等级', 'grade'),
    list('擅长品类', 'skills'),
    list('门店编号', 'storeCodes'),
    word('在职', 'employment', EMPLOYMENT_TEXT),
    text('入职日期', 'joinedOn'),
    text('离职日期', 'leftOn'),
    text('每日线索上限', 'dayCap'),
    text('跟进中上限', 'openCap'),
    text('服务会员上限', 'memberCap'),
  ],
}

/** Cells that are digits by their nature, so that a spreadsheet may take them for numbers: a minus is no formula there. */
const NUMBER = /^-?\d+(\.\d+)?$/

/** Rows of a list as lines of a CSV file; nothing in them runs as a formula. */
export function exportLines(kind: ExportKind, rows: readonly ExportedRow[]): string {
  const columns = COLUMNS[kind]
  return rows.map((row) => lineOf(columns.map(([, cell]) => cell(row)))).join('')
}

/** The first line of a list, with the mark by which a spreadsheet knows that the Chinese is UTF-8. */
export function exportHeading(kind: ExportKind): string {
  return `\uFEFF${lineOf(COLUMNS[kind].map(([heading]) => heading))}`
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => (NUMBER.test(cell) ? cell : csvCell(cell))).join(',')}\r\n`
}
