import * as z from 'zod'
import { cell } from './cell-fault'
import type { ColumnSpecs } from './column-map'
import { type DateOrder, parseInstant } from './parse-instant'
import { parseCode, parseDegrees, parseShort } from './parse-word'
import { notInFuture, PERSON_FIELDS, parseChannel, parsePhone } from './person-cells'

export const LEAD_COLUMNS = {
  fields: {
    external_id: { label: '线索编号', aliases: ['编号', '线索ID', 'id', 'lead_id', 'lead_no', 'mql_id'] },
    ...PERSON_FIELDS,
    wish: { label: '意向', aliases: ['需求', '意向品类', '意向产品', '咨询内容', 'interest', 'product'] },
    channel: { label: '渠道', aliases: ['来源', '来源渠道', 'origin', 'source'] },
    store_code: { label: '门店编号', aliases: ['意向门店', '门店编码', '店号', 'store_id'] },
    city: { label: '城市', aliases: ['所在城市', 'city_name'] },
    latitude: { label: '纬度', aliases: ['lat'] },
    longitude: { label: '经度', aliases: ['lng', 'lon'] },
    occurred_at: {
      label: '时间',
      aliases: ['留资时间', '提交时间', '创建时间', '线索时间', 'time', 'created_at', 'first_contact_date'],
    },
  },
  required: [['external_id'], ['phone', 'member_code'], ['wish'], ['occurred_at']],
} satisfies ColumnSpecs

/** One lead of a file; its number makes it the same lead however often the file is read. */
export function leadRow(dateOrder: DateOrder, now: Date) {
  return z
    .object({
      external_id: cell(parseCode),
      phone: cell(parsePhone).optional(),
      member_code: cell(parseCode).optional(),
      wish: cell((text) => parseShort(text, 120)),
      channel: cell(parseChannel).optional(),
      store_code: cell(parseCode).optional(),
      city: cell((text) => parseShort(text, 40)).optional(),
      latitude: cell((text) => parseDegrees(text, 90)).optional(),
      longitude: cell((text) => parseDegrees(text, 180)).optional(),
      occurred_at: cell((text) => notInFuture(parseInstant(text, dateOrder), now)),
    })
    .superRefine((row, context) => {
      if (row.phone === undefined && row.member_code === undefined) {
        context.addIssue({ code: 'custom', path: ['phone'], message: '手机号和会员编号至少填写一项' })
      }
      if ((row.latitude === undefined) !== (row.longitude === undefined)) {
        context.addIssue({ code: 'custom', path: ['latitude'], message: '经度和纬度要么都填，要么都不填' })
      }
    })
    .transform((row) => ({
      externalId: row.external_id,
      phone: row.phone ?? null,
      memberCode: row.member_code ?? null,
      wish: row.wish,
      channel: row.channel ?? ('import' as const),
      storeCode: row.store_code ?? null,
      city: row.city ?? null,
      place:
        row.latitude === undefined || row.longitude === undefined
          ? null
          : { latitude: row.latitude, longitude: row.longitude },
      occurredAt: row.occurred_at,
    }))
}
export type LeadRow = z.output<ReturnType<typeof leadRow>>
