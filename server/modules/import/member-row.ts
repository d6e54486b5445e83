import * as z from 'zod'
import { cell } from './cell-fault'
import type { ColumnSpecs } from './column-map'
import { type DateOrder, parseInstant } from './parse-instant'
import { parseCode, parseShort } from './parse-word'
import { notInFuture, PERSON_FIELDS, parseChannel, parsePhone } from './person-cells'

export const MEMBER_COLUMNS = {
  fields: {
    ...PERSON_FIELDS,
    name: { label: '姓名', aliases: ['会员姓名', '顾客姓名', '昵称', 'member_name', 'customer_name'] },
    registered_at: {
      label: '注册时间',
      aliases: ['入会时间', '注册日期', '入会日期', '开卡时间', 'joined_at', 'created_at'],
    },
    source: { label: '来源', aliases: ['渠道', '来源渠道', '注册渠道', 'channel', 'source_channel'] },
    guide_code: { label: '导购工号', aliases: ['专属导购', '归属导购', '服务导购', '导购编号', '工号'] },
  },
  required: [['phone'], ['registered_at']],
} satisfies ColumnSpecs

/** One member of a file, found again by phone; a guide code binds them to that guide. */
export function memberRow(dateOrder: DateOrder, now: Date) {
  return z
    .object({
      phone: cell(parsePhone),
      member_code: cell(parseCode).optional(),
      name: cell((text) => parseShort(text, 40)).optional(),
      registered_at: cell((text) => notInFuture(parseInstant(text, dateOrder), now)),
      source: cell(parseChannel).optional(),
      guide_code: cell(parseCode).optional(),
    })
    .transform((row) => ({
      phone: row.phone,
      memberCode: row.member_code ?? null,
      name: row.name ?? null,
      registeredAt: row.registered_at,
      source: row.source ?? ('import' as const),
      guideCode: row.guide_code ?? null,
    }))
}
export type MemberRow = z.output<ReturnType<typeof memberRow>>
