import * as z from 'zod'
import { endpoint } from './endpoint'
import { ShortText } from './fields'
import { ModelQuality } from './lead-model'
import { CHANNEL_TEXT, CUSTOMER_TIER_TEXT } from './vocabulary'

const Kind = z.enum(['model', 'prices'])
const Version = z.string().min(1).max(60)

/** What HQ sees of a trained model or a price table: when it came, whether it decides, and what speaks against it. */
const Artefact = z.object({
  version: z.string(),
  /** `in_force`: decides now; `coming`: will from `effectiveFrom` on; `past`: a newer one decides; `refused`: never did. */
  state: z.enum(['in_force', 'coming', 'past', 'withdrawn', 'refused']),
  madeAt: z.date(),
  effectiveFrom: z.date().nullable(),
  withdrawnAt: z.date().nullable(),
  withdrawnReason: z.string().nullable(),
  /** Why it may not decide, in words with the way out. */
  faults: z.array(z.object({ code: z.string(), text: z.string() })),
})

/** What a model measured, its scorecard in words and points, and the price of guides' time by store. */
const ModelTable = z.object({
  kind: z.enum(['scorecard', 'woe']),
  windowDays: z.int().nullable(),
  trainedOn: z.object({ from: z.string().nullable(), to: z.string().nullable(), rows: z.int(), positives: z.int() }),
  quality: ModelQuality,
  features: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      bins: z.array(z.object({ text: z.string(), points: z.int(), rows: z.int(), wonPpm: z.int().nullable() })),
    }),
  ),
  guideTerms: z.int(),
  storeTerms: z.int(),
})
const PriceSummary = z.object({
  days: z.array(z.string()),
  guides: z.int(),
  /** Guides whose time is worth more than nothing: those of whom there are too few. */
  scarceGuides: z.int(),
  meanYuan: z.number(),
  maxYuan: z.number(),
  expectedLoad: z.number(),
  /** Value reached on a held-out day ÷ the most that day could have given. */
  holdoutRatio: z.number().nullable(),
  dearestStores: z.array(z.object({ storeId: z.string(), storeName: z.string(), priceYuan: z.number() })),
})

export const listArtefacts = endpoint({
  name: 'listArtefacts',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  isBrandWide: true,
  input: z.strictObject({ kind: Kind }),
  output: z.object({
    artefacts: z.array(Artefact),
    /** How the last night that tried to make one ended. */
    lastNight: z.object({ day: z.string(), outcome: z.string(), text: z.string() }).nullable(),
  }),
  errors: [],
})

export const showArtefact = endpoint({
  name: 'showArtefact',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'finance'],
  isBrandWide: true,
  input: z.strictObject({ kind: Kind, version: Version }),
  output: z.object({ artefact: Artefact, model: ModelTable.nullable(), prices: PriceSummary.nullable() }),
  errors: ['artefact_unknown'],
})

/** Takes a version out of force at once: the one before it decides again. */
export const withdrawArtefact = endpoint({
  name: 'withdrawArtefact',
  callers: ['ops'],
  roles: ['hq_admin'],
  isBrandWide: true,
  input: z.strictObject({ kind: Kind, version: Version, reason: ShortText }),
  output: z.object({
    /** What decides now; null: the points table, or capacity without a price. */
    inForce: z.string().nullable(),
  }),
  errors: ['artefact_unknown', 'artefact_not_in_force'],
})

/** How a night's job ended, in words. No zod below this line. */
export const NIGHT_OUTCOME_TEXT: Record<string, string> = {
  done: '已完成',
  in_force: '已生成并生效',
  refused: '已生成，但未通过检查，没有启用，仍按之前的方式运行',
  fresh: '现有模型还新，暂不需要重新训练',
  no_rows: '还没有可用于训练的线索',
  too_few_rows: '有结果的线索太少，暂不训练',
  one_class: '成交和未成交的线索都需要，暂不训练',
  too_few_of_class: '成交的线索太少，暂不训练',
  too_few_days: '可比的日子还不够，暂不计算',
  unsolved: '没有算出结果，仍按之前的方式运行',
  calm: '运行正常，没有明显偏移',
  too_little_to_judge: '近期线索太少，暂不判断',
  withdrawn: '偏移过大，已自动停用并恢复上一版本',
  none_in_force: '没有在用的版本',
  given_up: '多次未能完成，留待下一晚，仍按之前的方式运行',
}

/** What people call what a lead is scored by. */
export const LEAD_FEATURE_TEXT: Readonly<Record<string, string>> = {
  points: '基础评分',
  channel: '来源渠道',
  wish: '需求品类',
  tier: '顾客等级',
  hasPhone: '已留手机号',
  isMember: '是会员',
  hasOrdered: '有过购买',
  hasVisit: '已约到店时间',
  askedAgain: '再次咨询',
  strongTouches: '近期有效互动',
  ordersInYear: '近一年订单',
  spentYuanInYear: '近一年消费（元）',
  hour: '咨询钟点',
  isWeekend: '周末',
}

const YES_NO = { true: '是', false: '否' }
/** What people call the values of features. */
export const FEATURE_VALUE_TEXT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  channel: CHANNEL_TEXT,
  tier: CUSTOMER_TIER_TEXT,
  ...Object.fromEntries(
    ['hasPhone', 'isMember', 'hasOrdered', 'hasVisit', 'askedAgain', 'isWeekend'].map((name) => [name, YES_NO]),
  ),
}
