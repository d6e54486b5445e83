import { IMPORT_KIND_TEXT, type ImportKind } from '../../../contract/data-vocabulary'
import { CHANNEL_TEXT, GUIDE_ROLE_TEXT, STORE_KIND_TEXT, STORE_STATUS_TEXT } from '../../../contract/vocabulary'
import { csvCell } from '../../kernel/csv-cell'
import { type ColumnSpecs, needOf } from './column-map'

type Filled = Record<string, readonly [example: string, note: string]>
const oneOf = (words: Record<string, string>) => `可填：${Object.values(words).join('、')}`
const PERSON: Filled = {
  phone: ['13800138000', '11 位大陆手机号'],
  member_code: ['M0001', '收银系统里的会员编号'],
}

/** Columns of the templates with an example and how they are filled in; other known columns may be added. */
const COLUMNS: Record<ImportKind, Filled> = {
  stores: {
    code: ['S001', '每家门店一个，不能重复；再次导入时按它认出同一家门店'],
    name: ['春熙路店', '不超过 60 个字'],
    region: ['西南大区', '不填时用城市作为大区'],
    kind: ['直营店', `${oneOf(STORE_KIND_TEXT)}；不填为直营店`],
    status: ['营业', `${oneOf(STORE_STATUS_TEXT)}；不填为营业`],
    city: ['成都', '线索按城市和距离找门店'],
    address: ['锦江区春熙路 1 号', '不超过 200 个字'],
    latitude: ['30.6571', '地图上的纬度，小数'],
    longitude: ['104.0809', '地图上的经度，小数'],
    hours: ['10:00-22:00', '不填为 10:00-22:00'],
  },
  guides: {
    code: ['G001', '每位导购一个，不能重复'],
    name: ['王芳', '不超过 40 个字'],
    role: ['导购', `${oneOf(GUIDE_ROLE_TEXT)}；不填为导购`],
    grade: ['3', '1 到 5，不填为 3'],
    skills: ['沙发、床垫', '多个品类用顿号隔开'],
    store_codes: ['S001', '所属门店；多家用顿号隔开，第一家为主门店；总部顾问可不填'],
    joined_on: ['2025-03-01', '写作 2025-03-01 或 2025/3/1'],
    day_cap: ['8', '一天最多接几条线索，不填按默认'],
    open_cap: ['20', '同时最多跟进几条，不填按默认'],
    member_cap: ['500', '最多服务多少位会员，不填按默认'],
  },
  members: {
    ...PERSON,
    name: ['李女士', '不超过 40 个字'],
    registered_at: ['2025-03-01 10:30', '写作 2025-03-01 10:30 或 2025/3/1'],
    source: ['到店扫码', oneOf(CHANNEL_TEXT)],
    guide_code: ['G001', '归属导购的工号，可不填'],
  },
  leads: {
    external_id: ['L0001', '每条线索一个，不能重复'],
    ...PERSON,
    wish: ['三人位沙发', '顾客想要什么'],
    channel: ['预约', oneOf(CHANNEL_TEXT)],
    store_code: ['S001', '顾客指定的门店，可不填'],
    city: ['成都', '没有指定门店时按城市分配'],
    occurred_at: ['2025-03-01 10:30', '顾客留下线索的时间'],
  },
  orders: {
    order_no: ['POS20250301001', '每笔订单一个；一笔订单多件商品写多行，订单号相同且连续'],
    store_code: ['S001', '成交的门店'],
    guide_code: ['G001', '成交的导购工号，可不填'],
    ...PERSON,
    sku: ['SF-001', '商品编码，可不填'],
    title: ['三人位沙发', '商品名称，可不填'],
    quantity: ['1', '不填为 1'],
    amount: ['3480.00', '商品金额，单位元，最多两位小数'],
    discount: ['100.00', '优惠金额，单位元，可不填'],
    paid_at: ['2025-03-01 10:30', '付款时间'],
  },
}

const NEED_TEXT = { must: '必填', either: '至少填其中一列', may: '选填' } as const

/** The template of a kind: its text, marked for spreadsheets, and what stands in its columns. */
export function importTemplate(kind: ImportKind, specs: ColumnSpecs) {
  const columns = Object.entries(COLUMNS[kind]).map(([field, [example, note]]) => ({
    label: specs.fields[field]?.label ?? field,
    need: needOf(field, specs),
    example,
    note,
  }))
  const remarks = columns.map(({ label, need, note }) => [`#说明 ${label}（${NEED_TEXT[need]}）：${note}`])
  const lines = [
    columns.map(({ label }) => label),
    columns.map(({ example }) => example),
    ['#说明 上一行是示例，请改成自己的数据；以 #说明 开头的行导入时忽略，可以不删'],
    ...remarks,
  ]
  const text = `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
  return { fileName: `${IMPORT_KIND_TEXT[kind]}导入模板.csv`, text, columns }
}
