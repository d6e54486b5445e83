/** The words of doubt about a record, once each, with what people see. No zod here: clients import these values. */

export const SUSPICION_STATE_TEXT = {
  pending: '待处理',
  isolated: '已隔离',
  appealed: '已申诉',
  released: '已放行',
} as const
export type SuspicionState = keyof typeof SUSPICION_STATE_TEXT

/** States in which a record is out of the figures. */
export const QUARANTINED: readonly SuspicionState[] = ['isolated', 'appealed']

export const SUSPICION_RULE_TEXT = {
  many_asks: '一人短时间内提出很多需求',
  code_burst: '一个码短时间内被很多人扫',
  own_sale: '导购自己买自己卖',
  buyer_refunds: '同一顾客反复买了就全退',
  guide_refunds: '同一导购的订单反复买了就全退',
  split_orders: '一天内拆成多单',
  by_hand: '人工标记',
} as const
export type SuspicionRule = keyof typeof SUSPICION_RULE_TEXT

export const SUSPICION_SUBJECT_TEXT = { lead: '线索', order: '订单' } as const
export type SuspicionSubject = keyof typeof SUSPICION_SUBJECT_TEXT

export const SUSPICION_STEP_TEXT = { raised: '标记', appealed: '申诉', decided: '处理' } as const
export type SuspicionStep = keyof typeof SUSPICION_STEP_TEXT
