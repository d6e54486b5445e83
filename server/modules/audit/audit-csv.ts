import { csvCell } from '../../kernel/csv-cell'
import { shanghaiInstant } from '../../kernel/shanghai-time'

export type AuditRow = {
  id: string
  actor: string
  actorName: string | null
  actionText: string
  target: string
  detail: unknown
  at: Date
}

const HEADER = ['编号', '时间', '操作人', '操作人编号', '操作', '对象', '原因', '更改前', '更改后', '其他']

/** Audit entries for a spreadsheet: UTF-8 with a mark, so that the Chinese is read; one row an entry. */
export function auditCsv(rows: readonly AuditRow[]): string {
  const lines = rows.map(({ id, actor, actorName, actionText, target, detail, at }) => {
    const { before, after, reason, ...rest } = isObject(detail) ? detail : { value: detail }
    const others = Object.keys(rest).length > 0 ? JSON.stringify(rest) : ''
    const cells = [id, shanghaiInstant(at), actorName ?? '', actor, actionText, target]
    return [...cells, cellText(reason), cellText(before), cellText(after), others]
  })
  return `\uFEFF${[HEADER, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
