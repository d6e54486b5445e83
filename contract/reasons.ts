/** Why money went where it went: one code a fact, and the words a guide, a store or finance reads. No zod here. */
export const REASON_TEXT = {
  A11: '有效触点，计入归因',
  S01: '订单登记的成交导购',
  W01: '不在归因时间窗内',
  W02: '触点质量不足，不计入',
  W03: '与相邻触点属同一导购，合并为一次',
  W04: '导购本人购买，不计佣',
  W05: '导购付款时已离职',
  W07: '发生在付款之后',
  B01: '付款时的归属导购',
  B04: '归属导购为购买人本人，不计佣',
  B05: '归属导购付款时已离职',
  D01: '归属导购长期未互动，份额衰减',
  U01: '该角色无人承接，份额转移',
  R01: '尾差一分按最大余数归入',
} as const
export type ReasonCode = keyof typeof REASON_TEXT

/** Which kind of evidence decided an order. */
export const ATTRIBUTION_RULE_TEXT = {
  seller: '订单登记的成交导购',
  touches: '导购触点',
  bound: '仅有归属导购',
  unknown: '无法归因',
} as const
export type AttributionRule = keyof typeof ATTRIBUTION_RULE_TEXT

/** What moved a lot's money: the kinds of journal. */
export const JOURNAL_TEXT = {
  accrue: '付款计佣',
  refund: '退款冲回',
  mature: '售后期满，转可结算',
  hold: '异议冻结',
  release: '异议处理完毕，解除冻结',
  commit: '关账，进入结算单',
  payout: '打款完成',
} as const
export type JournalKind = keyof typeof JOURNAL_TEXT

/** What the server itself writes on record where a person would have given a reason. */
export const RECORD_TEXT = {
  firstPolicy: '初始规则',
  wechatRefund: '微信支付退款',
  nettedWhole: '全额抵扣',
  paidTooLate: '付款时订单已取消且商品已售罄，自动退款',
} as const
