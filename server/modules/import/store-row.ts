import * as z from 'zod'
import { STORE_KIND_TEXT, STORE_STATUS_TEXT } from '../../../contract/vocabulary'
import { CellFault, cell } from './cell-fault'
import type { ColumnSpecs } from './column-map'
import { parseCode, parseDegrees, parseShort, parseWord, parseYesNo } from './parse-word'

export const STORE_COLUMNS = {
  fields: {
    code: {
      label: '门店编号',
      aliases: ['门店编码', '门店代码', '店铺编号', '店号', 'store_code', 'store_id', 'store_no'],
    },
    name: { label: '门店名称', aliases: ['门店', '店名', '店铺名称', 'store_name', 'store'] },
    region: { label: '大区', aliases: ['区域', '区域名称', '大区名称', 'region_name', 'area'] },
    kind: { label: '门店类型', aliases: ['经营类型', '店铺类型', '性质', 'store_kind', 'store_type', 'type'] },
    status: { label: '营业状态', aliases: ['状态', '门店状态', 'store_status', 'state'] },
    city: { label: '城市', aliases: ['所在城市', '市', 'city_name'] },
    address: { label: '地址', aliases: ['详细地址', '门店地址', 'addr', 'store_address'] },
    latitude: { label: '纬度', aliases: ['lat', '门店纬度'] },
    longitude: { label: '经度', aliases: ['lng', 'lon', 'long', '门店经度'] },
    hours: { label: '营业时间', aliases: ['营业时段', 'opening_hours', 'business_hours'] },
    is_pilot: { label: '试点', aliases: ['是否试点', 'pilot'] },
  },
  required: [['code'], ['name'], ['city'], ['address'], ['latitude'], ['longitude']],
} satisfies ColumnSpecs

const KIND_ALIASES = {
  直营: 'own',
  自营: 'own',
  加盟: 'franchise',
  合作: 'partner',
  联营: 'partner',
  折扣: 'discount',
  奥莱: 'discount',
} as const
const STATUS_ALIASES = {
  营业中: 'open',
  正常: 'open',
  在营: 'open',
  关闭: 'closed',
  已停业: 'closed',
  闭店: 'closed',
  暂停营业: 'closed',
} as const
const HOURS = /^(\d{1,2}):(\d{2})\s*[-~—–至到]+\s*(\d{1,2}):(\d{2})$/
const ALL_DAY = { opensMinute: 600, closesMinute: 1320 }

function parseHours(text: string): { opensMinute: number; closesMinute: number } {
  const found = HOURS.exec(text.normalize('NFKC'))?.slice(1).map(Number) as [number, number, number, number] | undefined
  if (!found || found[1] > 59 || found[3] > 59) throw new CellFault('营业时间应写作 10:00-22:00')
  const [opensMinute, closesMinute] = [found[0] * 60 + found[1], found[2] * 60 + found[3]]
  if (opensMinute > 1439 || closesMinute > 1440 || closesMinute === 0 || opensMinute === closesMinute) {
    throw new CellFault('营业时间应在 00:00 到 24:00 之间')
  }
  return { opensMinute, closesMinute }
}

/** One store of a file. Without a region column the city is its region; hours are 10:00 to 22:00 unless said. */
export const StoreRow = z
  .object({
    code: cell(parseCode),
    name: cell((text) => parseShort(text, 60)),
    region: cell((text) => parseShort(text, 40)).optional(),
    kind: cell((text) => parseWord(text, STORE_KIND_TEXT, KIND_ALIASES)).optional(),
    status: cell((text) => parseWord(text, STORE_STATUS_TEXT, STATUS_ALIASES)).optional(),
    city: cell((text) => parseShort(text, 40)),
    address: cell((text) => parseShort(text, 200)),
    latitude: cell((text) => parseDegrees(text, 90)),
    longitude: cell((text) => parseDegrees(text, 180)),
    hours: cell(parseHours).optional(),
    is_pilot: cell(parseYesNo).optional(),
  })
  .transform((row) => ({
    code: row.code,
    name: row.name,
    regionName: row.region ?? row.city,
    kind: row.kind ?? ('own' as const),
    status: row.status ?? ('open' as const),
    city: row.city,
    address: row.address,
    latitude: row.latitude,
    longitude: row.longitude,
    ...(row.hours ?? ALL_DAY),
    isPilot: row.is_pilot ?? false,
  }))
export type StoreRow = z.output<typeof StoreRow>
