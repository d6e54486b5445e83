/** The words of the business, once each, with what people see. No zod here: clients import these values. */

export const CALLER_TEXT = {
  shopper: '顾客',
  guide: '导购',
  ops: '总部',
  partner: '合作渠道',
  payment: '支付通知',
  clock: '定时任务',
} as const
export type CallerKind = keyof typeof CALLER_TEXT

export const STAFF_ROLE_TEXT = {
  hq_admin: '总部管理员',
  hq_ops: '总部运营',
  finance: '财务',
  store_manager: '门店店长',
} as const
export type StaffRole = keyof typeof STAFF_ROLE_TEXT

export const STORE_KIND_TEXT = { own: '直营店', franchise: '加盟店', partner: '合作店', discount: '折扣店' } as const
export type StoreKind = keyof typeof STORE_KIND_TEXT

/** Who runs a store's daily work: the company, or those who work there on their own account. */
export const OPERATION_MODE_TEXT = { company: '公司经营', staff: '职员经营' } as const
export type OperationMode = keyof typeof OPERATION_MODE_TEXT

export const STORE_STATUS_TEXT = { open: '营业', closed: '停业' } as const
export type StoreStatus = keyof typeof STORE_STATUS_TEXT

export const GUIDE_ROLE_TEXT = { guide: '导购', store_manager: '店长', concierge: '总部顾问' } as const
export type GuideRole = keyof typeof GUIDE_ROLE_TEXT

export const EMPLOYMENT_TEXT = { active: '在职', left: '已离职' } as const
export type Employment = keyof typeof EMPLOYMENT_TEXT

export const CODE_KIND_TEXT = {
  store: '门店码',
  guide: '导购码',
  campaign: '活动码',
  poster: '海报码',
  channel: '渠道码',
} as const
export type CodeKind = keyof typeof CODE_KIND_TEXT

/** What a customer spent within a year, in steps whose amounts a rule set says. */
export const CUSTOMER_TIER_TEXT = { none: '普通', silver: '银卡', gold: '金卡', black: '黑卡' } as const
export type CustomerTier = keyof typeof CUSTOMER_TIER_TEXT

export const CHANNEL_TEXT = {
  store_scan: '到店扫码',
  guide_share: '导购分享',
  live: '直播',
  appointment: '预约',
  phone: '电话咨询',
  mall: '商城',
  partner: '合作渠道',
  paid_search: '付费搜索',
  organic: '自然流量',
  social: '社交媒体',
  email: '邮件',
  display: '展示广告',
  referral: '推荐',
  import: '批量导入',
  unknown: '未知',
} as const
export type Channel = keyof typeof CHANNEL_TEXT

/** What a touch is worth as evidence: 0 seen only, 1 one-way, 2 two-way or verified scan, 3 in store or at the till. */
export const TOUCH_QUALITY = {
  impression: 0,
  page_view: 0,
  share_opened: 1,
  message_sent: 1,
  scan: 2,
  appointment: 2,
  consultation: 2,
  lead_accepted: 1,
  contact_logged: 2,
  store_visit: 3,
  deal_keyed: 3,
} as const
export type TouchKind = keyof typeof TOUCH_QUALITY
export const TOUCH_TEXT: Record<TouchKind, string> = {
  impression: '看到内容',
  page_view: '浏览页面',
  share_opened: '打开分享',
  message_sent: '导购发送消息',
  scan: '扫码',
  appointment: '预约',
  consultation: '咨询',
  lead_accepted: '导购接待线索',
  contact_logged: '导购跟进',
  store_visit: '到店',
  deal_keyed: '登记成交',
}

export const LEAD_STATE_TEXT = {
  offered: '待接',
  accepted: '跟进中',
  contacted: '已联系',
  pooled: '总部池',
  won: '已成交',
  lost: '已关闭',
} as const
export type LeadState = keyof typeof LEAD_STATE_TEXT

/** States in which a lead still wants an answer; the same person and wish merges into it. */
export const OPEN_LEAD_STATES: readonly LeadState[] = ['offered', 'accepted', 'contacted', 'pooled']

export const ASSIGNMENT_STATE_TEXT = {
  offered: '待接',
  accepted: '已接',
  contacted: '已联系',
  declined: '已婉拒',
  expired: '超时流转',
  taken_back: '已调走',
  done: '已结束',
} as const
export type AssignmentState = keyof typeof ASSIGNMENT_STATE_TEXT

/** What a guide may do with an assignment in each state: read by the server and by every client. */
export const ASSIGNMENT_ALLOWS: Record<
  AssignmentState,
  readonly ('accept' | 'decline' | 'followUp' | 'revealPhone' | 'transfer')[]
> = {
  offered: ['accept', 'decline', 'transfer'],
  accepted: ['followUp', 'revealPhone', 'decline', 'transfer'],
  contacted: ['followUp', 'revealPhone', 'decline', 'transfer'],
  declined: [],
  expired: [],
  taken_back: [],
  done: ['revealPhone'],
}

/** How a guide met or reached a person. */
export const FOLLOW_UP_WAY_TEXT = { phone: '电话', wecom: '企业微信', store_visit: '到店接待', other: '其他' } as const
export type FollowUpWay = keyof typeof FOLLOW_UP_WAY_TEXT

/** Why a guide or store was not eligible for a lead. */
export const EXCLUSION_TEXT = {
  STORE_CLOSED: '门店停业',
  STORE_FAR: '超出范围',
  CONSENT_MISSING: '顾客未同意提供给该主体',
  NOT_EMPLOYED: '已离职',
  ON_LEAVE: '休假中',
  PAUSED: '暂停接线索',
  DAY_CAP: '今日已满',
  OPEN_CAP: '跟进中线索已满',
  MEMBER_CAP: '服务会员已满',
  SKILL: '品类不匹配',
  TRIED: '已流转过',
  SELF: '本人线索',
  ROLE: '非接待岗位',
  SCOPE: '不在这次的分配范围',
} as const
export type ExclusionCode = keyof typeof EXCLUSION_TEXT

/** Why a lead could be given to nobody. */
export const UNROUTABLE_TEXT = {
  NO_STORE: '附近没有可接待的门店',
  NO_ELIGIBLE_GUIDE: '没有可接待的导购',
  ATTEMPTS_EXHAUSTED: '多次流转无人接待',
  POOL_EMPTY: '总部没有可接待的顾问',
  WAITING: '正在等待更合适的导购',
} as const
export type UnroutableReason = keyof typeof UNROUTABLE_TEXT

export const PARTY_KIND_TEXT = { guide: '导购', store: '门店', hq: '总部' } as const
export type PartyKind = keyof typeof PARTY_KIND_TEXT

export const SPLIT_ROLE_TEXT = {
  bound_guide: '归属导购',
  active_guide: '促成导购',
  store: '门店',
  hq: '总部',
} as const
export type SplitRole = keyof typeof SPLIT_ROLE_TEXT

export const ORDER_SOURCE_TEXT = { miniprogram: '小程序', pos: '门店收银', private_transfer: '私下转账登记' } as const
export type OrderSource = keyof typeof ORDER_SOURCE_TEXT

/** Where a lot's money sits. The account is the state; there is no status column to drift away from it. */
export const ACCOUNT_TEXT = {
  expense: '佣金费用',
  accrued: '待结算',
  available: '可结算',
  held: '冻结',
  in_transit: '打款中',
  clawback: '待扣回',
  cash: '已付款',
} as const
export type Account = keyof typeof ACCOUNT_TEXT

export const PERIOD_STATUS_TEXT = { open: '进行中', closed: '已关账' } as const
export type PeriodStatus = keyof typeof PERIOD_STATUS_TEXT

export const STATEMENT_STATE_TEXT = { draft: '待审批', approved: '已审批', exported: '打款中', paid: '已付款' } as const
export type StatementState = keyof typeof STATEMENT_STATE_TEXT
/** How the payout of a statement stands, for whoever looks for those that are missing. */
export const PAYOUT_STANDING_TEXT = { waiting: '等待登记', failed: '付款失败，待重付', paid: '已付款' } as const
export type PayoutStanding = keyof typeof PAYOUT_STANDING_TEXT

export const CONSENT_PURPOSE_TEXT = { lead_handover: '由接待主体联系我', marketing: '接收活动消息' } as const
export type ConsentPurpose = keyof typeof CONSENT_PURPOSE_TEXT

export const POLICY_KIND_TEXT = { scoring: '评分规则', routing: '分配规则', split: '分佣规则' } as const
export type PolicyKind = keyof typeof POLICY_KIND_TEXT

/** What a version of the rule set is at a moment; its events say which. */
export const RULE_SET_STATUS_TEXT = {
  draft: '草稿',
  shadow: '影子运行',
  pilot: '试点',
  live: '生效',
  retired: '已停用',
} as const
export type RuleSetStatus = keyof typeof RULE_SET_STATUS_TEXT

export const APPROVAL_KIND_TEXT = { rule_set: '线索规则', split_policy: '分佣规则' } as const
export type ApprovalKind = keyof typeof APPROVAL_KIND_TEXT

export const APPROVAL_STATE_TEXT = {
  waiting: '待审批',
  approved: '已同意',
  refused: '已拒绝',
  withdrawn: '已撤回',
} as const
export type ApprovalState = keyof typeof APPROVAL_STATE_TEXT

export const BENEFIT_KIND_TEXT = { join_gift: '入会礼' } as const
export type BenefitKind = keyof typeof BENEFIT_KIND_TEXT

/** The way into the brand, in its order: each step is asked for only after the one before. */
export const ONBOARDING_STEP_TEXT = { join: '加入会员', wecom: '添加导购企业微信', group: '加入会员群' } as const
export type OnboardingStep = keyof typeof ONBOARDING_STEP_TEXT

export const ONBOARDING_EVENT_TEXT = { shown: '已展示', done: '已完成', skipped: '已跳过' } as const
export type OnboardingEvent = keyof typeof ONBOARDING_EVENT_TEXT

/** Why a shopper belongs to a guide, in words for the shopper. */
export const BINDING_REASON_TEXT = {
  lead_accepted: '你咨询时，由 TA 接待了你',
  guide_code: '你扫了 TA 的码',
  import: '你之前一直由 TA 服务',
  shopper_choice: '由你自己选择',
  hq_choice: '由总部为你安排',
  merge_undone: '恢复你原来的导购',
} as const
export type BindingReason = keyof typeof BINDING_REASON_TEXT
