import { yuanText } from '../../../contract/money'
import { STAFF_ROLE_TEXT } from '../../../contract/vocabulary'
import { ppmText } from '../../format/number-text'
import { timeText } from '../../format/time-text'

export type ChangeLine = { name: string; before: string | null; after: string }

const LISTED_MAX = 5

/** What the parts of an entry are called; what has no name here is shown by the one it has in the record. */
const NAMES: Record<string, string> = {
  reason: '原因',
  name: '名称',
  login: '登录名',
  role: '角色',
  regionIds: '大区',
  storeIds: '门店',
  storeId: '门店',
  guideId: '导购',
  status: '状态',
  state: '状态',
  version: '版本',
  statements: '结算单数',
  entries: '条数',
  expiresAt: '有效期至',
  effectiveFrom: '生效时间',
  title: '名称',
  validDays: '有效天数',
  dayCap: '每日上限',
  openCap: '跟进中上限',
  memberCap: '服务会员上限',
  dayQuota: '每日额度',
  from: '开始',
  to: '结束',
  leaveFrom: '休假开始',
  leaveTo: '休假结束',
  note: '说明',
  amountFen: '金额',
  city: '城市',
  address: '地址',
  code: '编号',
  kind: '种类',
  decision: '结论',
  approvedBy: '审批人',
  hadAnother: '替换了原来绑定的微信',
  filter: '筛选',
  postings: '分录数',
  rows: '行数',
  pilotId: '试点',
  leadId: '线索',
  detail: '说明',
  exportId: '导出编号',
  importId: '导入编号',
  count: '数量',
  grade: '等级',
  skills: '擅长品类',
  employment: '在职状态',
  quota: '额度',
  payableRatePpm: '应付比例',
}
const WORDS: Record<string, string> = {
  ...STAFF_ROLE_TEXT,
  open: '开启',
  closed: '停用',
  on: '已开启',
  off: '未开启',
  draft: '草稿',
  shadow: '影子运行',
  pilot: '试点',
  live: '生效',
  retired: '停用',
  true: '是',
  false: '否',
}

/** An entry's reason, and each thing that is another afterwards than before, in words. Pure. */
export function changeLines(detail: unknown): ChangeLine[] {
  if (!isRecord(detail)) return detail === null || detail === undefined ? [] : [line('内容', null, detail)]
  const { before, after, reason, ...rest } = detail
  const lines = reason === undefined ? [] : [line('reason', null, reason)]
  if (isRecord(before) || isRecord(after)) {
    const [old, now] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    const moved = keys.filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]))
    lines.push(...moved.map((key) => line(key, isRecord(before) ? (old[key] ?? null) : null, now[key] ?? null)))
  } else if (before !== undefined || after !== undefined) {
    lines.push(line(Array.isArray(after ?? before) ? '内容' : '状态', before ?? null, after ?? null))
  }
  return [...lines, ...Object.entries(rest).map(([key, value]) => line(key, null, value))]
}

function line(key: string, before: unknown, after: unknown): ChangeLine {
  const name = NAMES[key] ?? key
  return { name, before: before === null ? null : valueText(key, before), after: valueText(key, after) }
}

function valueText(key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '（空）'
  if (typeof value === 'number' && key.endsWith('Fen')) return `${value < 0 ? '-' : ''}¥${yuanText(Math.abs(value))}`
  if (typeof value === 'number' && key.endsWith('Ppm')) return ppmText(value)
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return timeText(value)
  if (Array.isArray(value)) return listText(value)
  if (isRecord(value)) return recordText(value)
  return WORDS[String(value)] ?? String(value)
}

/** A part that has parts itself, in one line. */
function recordText(value: Record<string, unknown>): string {
  const parts = Object.entries(value).slice(0, LISTED_MAX)
  return parts.map(([key, part]) => `${NAMES[key] ?? key} ${valueText(key, part)}`).join('，') || '（空）'
}

/** The first few of a list; one of whole records is only counted here, the record itself shows them. */
function listText(values: readonly unknown[]): string {
  if (values.length === 0) return '（无）'
  if (values.some((value) => typeof value === 'object')) return `${values.length} 项`
  const first = values.slice(0, LISTED_MAX).map((value) => valueText('', value))
  return values.length > LISTED_MAX ? `${first.join('、')}等 ${values.length} 项` : first.join('、')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
