/** Words of members, merges and attribution, with what people see. No zod here: clients import these values. */

/** How far a person has come since they were first seen. */
export const MEMBER_STAGE_TEXT = { seen: '仅到访', joined: '已入会', met: '导购接触过', bought: '已购买' } as const
export type MemberStage = keyof typeof MEMBER_STAGE_TEXT

/** How sure it is which channels led to an order. */
export const EVIDENCE_TEXT = { proven: '有凭证', inferred: '推断', unknown: '未知' } as const
export type Evidence = keyof typeof EVIDENCE_TEXT
export const EVIDENCE_HINT: Record<Evidence, string> = {
  proven: '付款前 90 天内有扫码、预约、咨询、到店等可核对的触点',
  inferred: '只有浏览、打开分享等单向触点，或只知道顾客的来源与归属',
  unknown: '没有任何触点与来源，不归给任何渠道',
}

/** The five ways a sale comes about (community, live room, store till, private transfer, app), told apart in one ledger. */
export const SALE_WAY_TEXT = {
  live_app: '直播 → 小程序',
  store_pos: '社群 → 门店收银',
  private_transfer: '社群 → 私聊转账',
  daily_app: '日常种草 → 小程序',
  campaign_app: '会员活动 → 小程序',
} as const
export type SaleWay = keyof typeof SALE_WAY_TEXT

export const ATTRIBUTION_MODEL_TEXT = { first: '首次触点', last: '末次触点', linear: '平均分摊' } as const
export type AttributionModel = keyof typeof ATTRIBUTION_MODEL_TEXT

/** Why two people cannot be put together, or a merge cannot be taken back; the words a person reads. */
export const MERGE_REFUSAL_TEXT = {
  same_person: '这两个编号已经是同一位会员',
  erased: '其中一位已经注销，不能再合并',
} as const
export type MergeRefusal = keyof typeof MERGE_REFUSAL_TEXT

export const UNMERGE_REFUSAL_TEXT = {
  not_recorded: '这次合并没有留下可还原的记录，不能撤销',
  not_last: '保留的会员后来又并入了别人，请先撤销之后的合并',
  erased: '会员已经注销，不能再还原',
} as const
export type UnmergeRefusal = keyof typeof UNMERGE_REFUSAL_TEXT

/** What somebody should know before two people become one. */
export const MERGE_WARNING_TEXT = {
  both_wechat: '两位都有微信账号：合并后两个微信登录的是同一位会员',
  both_phone: '两位都有手机号：保留前一位的号码用于联系，后一位的号码仍能找到 TA',
  both_bound: '两位都有归属导购：保留前一位的，后一位的归属结束',
  both_bought: '两位都有订单：订单合在一起看，已算好的归因和佣金不变',
} as const
export type MergeWarning = keyof typeof MERGE_WARNING_TEXT

/** What taking a merge back does, and what it has to leave; `count` is of the thing named. */
export const UNMERGE_STEP_TEXT = {
  identities: '登录身份、手机号索引和会员编号归还',
  name: '姓名与手机号归还',
  leads: '随合并移过来的线索归还',
  addresses: '收货地址归还',
  binding: '归属导购归还',
  binding_anew: '归属导购重新建立（从现在起）',
  earlier: '更早并入 TA 的身份一并归还',
} as const
export type UnmergeStep = keyof typeof UNMERGE_STEP_TEXT

export const UNMERGE_LEFT_TEXT = {
  joined_leads: '合并时关闭的重复线索不再打开',
  moved_on: '合并后又改到别人名下的身份、线索或地址不动',
  no_room: '原归属导购已满员或离职，归属不能恢复',
  cart: '购物车里的商品留在保留的会员名下',
  money: '合并期间的订单留在当时的会员名下，已结算的归因与佣金不变',
} as const
export type UnmergeLeft = keyof typeof UNMERGE_LEFT_TEXT

/** Why a binding ended, where the server wrote it. */
export const BINDING_END_TEXT = {
  merged: '与另一位会员合并',
  account_deleted: '顾客注销账号',
  asked_by_shopper: '顾客换了导购',
  guide_left: '导购离职',
  consent_withdrawn: '顾客撤回授权',
  lead_declined: '导购退回线索',
  lead_taken_back: '线索被调走',
  hq_choice: '总部改派',
} as const

/** One step of a person's way, from the first touch to the sale and after. */
export const TIMELINE_STEP_TEXT = {
  touch: '触点',
  joined: '入会',
  lead: '提出需求',
  offer: '分给导购',
  follow_up: '导购跟进',
  consent: '授权',
  bound: '建立归属',
  unbound: '归属结束',
  order: '下单付款',
  refund: '退款',
  merge: '合并',
  unmerge: '撤销合并',
} as const
export type TimelineStep = keyof typeof TIMELINE_STEP_TEXT

/** Segments every brand has; what they filter by is written beside the list they filter. */
export const BUILT_IN_SEGMENT_TEXT = {
  dormant: '沉睡会员',
  unowned_value: '高价值未归属',
  never_bought: '入会未购买',
  silent_consent: '不接受联系',
} as const
export type BuiltInSegment = keyof typeof BUILT_IN_SEGMENT_TEXT
