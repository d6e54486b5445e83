import { CHANNEL_TEXT, CUSTOMER_TIER_TEXT, GUIDE_ROLE_TEXT, STORE_KIND_TEXT } from './vocabulary'

/** What a rule may ask about: a closed list, so that every rule can be checked, said in words and replayed. No zod here. */

export type FieldType = 'number' | 'text' | 'boolean' | 'time' | 'place'

type Field = {
  type: FieldType
  /** What it is called; of a yes or no, what is said when it is so. */
  label: string
  /** Of a yes or no: what is said when it is not so. */
  no?: string
  unit?: string
  /** The only values there are, with what people see. */
  values?: Readonly<Record<string, string>>
  /** The only numbers there are. */
  min?: number
  max?: number
  isWhole?: boolean
  /** Written otherwise than as the number it is. */
  show?: 'percent' | 'weekday'
}

const COUNT = { min: 0, isWhole: true } as const
const STORE_CLASS = { A: 'A', B: 'B', C: 'C' } as const

export const RULE_FIELDS = {
  'lead.score': { type: 'number', label: '线索评分', unit: '分', min: 0, max: 100 },
  'lead.channel': { type: 'text', label: '来源渠道', values: CHANNEL_TEXT },
  'lead.wish': { type: 'text', label: '需求品类' },
  'lead.tier': { type: 'text', label: '顾客等级', values: CUSTOMER_TIER_TEXT },
  'lead.city': { type: 'text', label: '顾客城市' },
  'lead.place': { type: 'place', label: '顾客位置' },
  'lead.campaign': { type: 'text', label: '活动' },
  'lead.partner': { type: 'text', label: '合作渠道' },
  'lead.isMember': { type: 'boolean', label: '是会员', no: '不是会员' },
  'lead.hasPhone': { type: 'boolean', label: '已留手机号', no: '没有留手机号' },
  'lead.hasOrdered': { type: 'boolean', label: '有过购买', no: '没有购买过' },
  'lead.hasVisit': { type: 'boolean', label: '已约到店时间', no: '没有约到店时间' },
  'lead.strongTouches': { type: 'number', label: '近期有效互动', unit: '次', ...COUNT },
  'lead.ordersInYear': { type: 'number', label: '近一年订单', unit: '单', ...COUNT },
  'lead.spentYuanInYear': { type: 'number', label: '近一年消费', unit: '元', min: 0 },
  'lead.isOwned': { type: 'boolean', label: '有归属导购', no: '没有归属导购' },
  'lead.ownerProtectedDays': { type: 'number', label: '归属保护剩余', unit: '天', ...COUNT },
  'lead.isFromStore': { type: 'boolean', label: '扫了门店的码', no: '没有扫门店的码' },
  'lead.isFromGuide': { type: 'boolean', label: '扫了导购的码', no: '没有扫导购的码' },
  'lead.attempt': { type: 'number', label: '分配次数', unit: '次', min: 1, isWhole: true },
  'store.id': { type: 'text', label: '门店' },
  'store.kind': { type: 'text', label: '门店类型', values: STORE_KIND_TEXT },
  'store.city': { type: 'text', label: '门店城市' },
  'store.region': { type: 'text', label: '门店大区' },
  'store.distanceKm': { type: 'number', label: '门店距离', unit: '公里', min: 0 },
  'store.isScene': { type: 'boolean', label: '在扫码的门店', no: '不在扫码的门店' },
  'store.revenueClass': { type: 'text', label: '门店营收档', values: STORE_CLASS },
  'store.maturityClass': { type: 'text', label: '门店线上成熟度档', values: STORE_CLASS },
  'guide.id': { type: 'text', label: '导购' },
  'guide.role': { type: 'text', label: '岗位', values: GUIDE_ROLE_TEXT },
  'guide.grade': { type: 'number', label: '导购级别', unit: '级', min: 1, max: 5, isWhole: true },
  'guide.isSkilled': { type: 'boolean', label: '擅长该品类', no: '不擅长该品类' },
  'guide.onShift': { type: 'boolean', label: '在岗接线索', no: '没有在岗接线索' },
  'guide.isOwner': { type: 'boolean', label: '是归属导购', no: '不是归属导购' },
  'guide.isScene': { type: 'boolean', label: '是扫码的导购', no: '不是扫码的导购' },
  'guide.tenureDays': { type: 'number', label: '入职', unit: '天', ...COUNT },
  'guide.offers7d': { type: 'number', label: '近 7 天收到的线索', unit: '条', ...COUNT },
  'guide.acceptRate7d': { type: 'number', label: '近 7 天接待率', min: 0, max: 1, show: 'percent' },
  'guide.contactRate7d': { type: 'number', label: '近 7 天联系率', min: 0, max: 1, show: 'percent' },
  'guide.dayUsed': { type: 'number', label: '今日已分配', unit: '条', ...COUNT },
  'guide.openUsed': { type: 'number', label: '跟进中', unit: '条', ...COUNT },
  'guide.memberUsed': { type: 'number', label: '服务会员', unit: '人', ...COUNT },
  'ctx.hour': { type: 'number', label: '钟点', unit: '点', min: 0, max: 23, isWhole: true },
  'ctx.time': { type: 'time', label: '时间' },
  'ctx.weekday': { type: 'number', label: '星期', min: 1, max: 7, isWhole: true, show: 'weekday' },
  'ctx.date': { type: 'text', label: '日期' },
} as const satisfies Record<string, Field>

export type RuleField = keyof typeof RULE_FIELDS

/** Which comparisons make sense for which type of field. */
export const FIELD_OPS = {
  number: ['eq', 'ne', 'in', 'nin', 'lt', 'lte', 'gt', 'gte', 'between', 'exists'],
  text: ['eq', 'ne', 'in', 'nin', 'between', 'exists'],
  boolean: ['eq', 'exists'],
  time: ['timeIn'],
  place: ['geoWithin', 'exists'],
} as const satisfies Record<FieldType, readonly string[]>

export type RuleOp = (typeof FIELD_OPS)[FieldType][number]

/** A field as data: with the unit and the closed values it may have. */
export const ruleField = (field: RuleField): Field => RULE_FIELDS[field]
