import { EXCLUSION_TEXT, type ExclusionCode } from './vocabulary'

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
  hold: '争议冻结',
  release: '争议已答复，解除冻结',
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

/** Why a lead came to this guide: the terms of the ranking. A rule's own name is said where a rule counted. */
export const WHY_ME_TEXT = {
  boundGuide: '你是 TA 的归属导购',
  sceneGuide: 'TA 扫的是你的码',
  sceneStore: 'TA 在你的门店扫码',
  turn: '按接待数轮到你',
  value: '预计由你接待最合适',
  explored: '系统试派，用来比较规则',
  nextFree: '排在前面的同事刚好满了',
  handed: '同事或总部指定给你',
  ahead: '今天已接得较多',
  skillMatch: '你擅长这个品类',
  hotGrade: '意向强，优先给资深导购',
  distance: '门店距离',
  openWork: '手上的线索数',
  day: '今天接的线索数',
} as const
export type WhyMeCode = keyof typeof WHY_ME_TEXT

/** What a lead's score was added up from. */
export const SCORE_REASON_TEXT = {
  base: '基础分',
  channel: '来源渠道',
  phone: '已留手机号',
  member: '已是会员',
  place: '已知位置',
  wish: '需求明确',
  touches: '近期互动',
  ordered: '有过购买',
  again: '再次咨询',
} as const
export type ScoreReasonCode = keyof typeof SCORE_REASON_TEXT

/** Why a lead left a guide, where the server wrote it; what a person wrote is shown as they wrote it. */
export const END_REASON_TEXT = {
  timeout: '接待时间内没有接下，系统转给了下一位同事',
  guide_on_leave: '你在休假，系统转给了其他同事',
  guide_day_off: '你今天休息，系统转给了其他同事',
  guide_left: '导购已离职，系统转给了其他同事',
  consent_withdrawn: '顾客撤回了对本店的授权',
  account_deleted: '顾客注销了账号',
  asked_by_shopper: '顾客选择了另一位导购',
  merged: '与同一位顾客的另一条线索合并了',
  lost: '顾客暂时没有购买打算',
} as const
export type EndReasonCode = keyof typeof END_REASON_TEXT

/** Why a guide may not see a phone number now. */
export const NO_CALL_TEXT = {
  phone_absent: '顾客没有登记手机号',
  consent_missing: '顾客未同意由你的门店联系',
  not_accepted: '接下线索后才能查看',
  no_contact: '顾客选择了不接受联系',
} as const
export type NoCallCode = keyof typeof NO_CALL_TEXT

/** What decided that a colleague got a lead and not this guide; of somebody else's it says nothing else. */
export const MISSED_TEXT = {
  turn: '按接待数先轮到了同事',
  gated: '你今天接得比应得的多，先给接得少的同事',
  value: '由同事接待成交的可能更大',
  price: '你今天剩下的名额更紧',
  distance: '同事的门店离顾客更近',
  owned: '顾客有自己的归属导购',
  sceneGuide: '顾客扫的是同事的码',
  stage: '这一轮由店长或总部接待',
  scope: '先问了离顾客更近或扫码的门店',
  explored: '这次是系统试派，用来比较规则',
  tie: '条件相同，先给更久没有接到的同事',
  filled: '轮到你时名额刚好满了',
  held: '线索先等待更合适的导购',
} as const
export type MissedCode = keyof typeof MISSED_TEXT

/** What would have changed it, where something would. */
export const REMEDY_TEXT = {
  turn: '同事接到差不多的数量后，会先轮到你',
  gated: '同事接到差不多的数量后，会再轮到你',
  value: '及时联系、成交多起来，这一项会提高',
  rule: '符合这条规则时会先考虑你',
  tie: '下一条会先考虑你',
  explored: '试派是随机的，与你的表现无关',
  DAY_CAP: '明天名额重新开始，或请店长提高每日上限',
  OPEN_CAP: '把手上的线索跟进完，就能接新的',
  MEMBER_CAP: '服务的会员有空位后就能接',
  PAUSED: '打开接待开关就能接',
  ON_LEAVE: '休假结束后就能接',
} as const
export type RemedyCode = keyof typeof REMEDY_TEXT

type Said = { code: string; text?: string | undefined }

/** Why a guide did not get a lead, in words; `text` is the name of the rule that decided. */
export function missedWords({ code, text }: Said): string {
  if (code === 'rule') return `同事更符合规则「${text ?? ''}」`
  if (code === 'left_out') return `按规则「${text ?? ''}」没有分给你`
  return MISSED_TEXT[code as MissedCode] ?? EXCLUSION_TEXT[code as ExclusionCode] ?? MISSED_TEXT.scope
}

/** What put a guide before the next of the list, in words. */
export function decidedWords({ code, text }: Said): string {
  if (code === 'rule') return `你更符合规则「${text ?? ''}」`
  return DECIDED_TEXT[code as keyof typeof DECIDED_TEXT] ?? DECIDED_TEXT.turn
}

const DECIDED_TEXT = {
  turn: '按接待数轮到你',
  gated: '同事今天接得比应得的多',
  value: '由你接待成交的可能更大',
  price: '你今天剩下的名额更宽裕',
  distance: '你的门店离顾客更近',
  owned: '你是 TA 的归属导购',
  sceneGuide: 'TA 扫的是你的码',
  explored: '系统试派，用来比较规则',
  tie: '条件相同，你更久没有接到',
  filled: '排在前面的同事刚好满了',
  only: '这次只有你能接',
  handed: '同事或总部指定给你',
} as const

/** The same for headquarters, who reads of the guide and not as the guide. */
const CHOSEN_TEXT: Record<string, string> = {
  turn: '按接待数轮到 TA',
  gated: '其他导购今天接得比应得的多',
  value: '由 TA 接待成交的可能更大',
  price: 'TA 今天剩下的名额更宽裕',
  distance: 'TA 的门店离顾客更近',
  owned: 'TA 是顾客的归属导购',
  sceneGuide: '顾客扫的是 TA 的码',
  explored: '这次是系统试派，用来比较规则',
  tie: '条件相同，TA 更久没有接到',
  filled: '排在前面的导购刚好满了',
  only: '这次只有 TA 能接',
  handed: '由人指定',
}

/** What put whoever got a lead before the next of the list, for headquarters; `text` is the name of the rule that decided. */
export function chosenWords({ code, text }: Said): string {
  if (code === 'rule') return `TA 更符合规则「${text ?? ''}」`
  return CHOSEN_TEXT[code] ?? '排在第一位'
}

/** Why a lead cannot be given on in a batch, or was not. */
export const MOVE_REFUSAL_TEXT = {
  unknown: '找不到这条线索，或者它不在你负责的门店',
  over: '线索已结束，无法再分配',
  theirs: '已经在这位导购手上',
  own: '这位导购就是提出需求的本人',
  consent: '顾客未同意将信息提供给该门店',
  paused: '这位导购暂停接线索',
  full: '这位导购的名额已满',
  nobody: '按规则没有别的导购可接，仍由原导购跟进',
  failed: '系统繁忙，这一条没有处理，请重试',
} as const
export type MoveRefusal = keyof typeof MOVE_REFUSAL_TEXT
