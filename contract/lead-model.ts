import * as z from 'zod'

const Count = z.int().min(0)
const Logit = z.number().min(-50).max(50)
const Probability = z.number().min(0).max(1)
const FeatureName = z.string().min(1).max(120)
const LevelName = z.string().max(200)
const Version = z.string().min(1).max(60)

/** The most features a model may have, and the most bins of one feature. */
export const MODEL_FEATURES_MAX = 200
export const MODEL_BINS_MAX = 160
/** The most guides, and stores, that may have a term of their own. */
export const MODEL_PAIR_TERMS_MAX = 50_000

/**
 * One row of a scorecard. A number falls into `from ≤ x < to`, where an absent end is open; a text into the bin that
 * lists it, else into `isOther`; what is absent into `isMissing`. `woe` is the weight of evidence in log-odds after
 * shrinkage, `logit` what the bin adds to a lead's log-odds, 0 being the average lead.
 */
export const ModelBin = z.strictObject({
  from: z.number().optional(),
  to: z.number().optional(),
  values: z.array(LevelName).min(1).max(2_000).optional(),
  isMissing: z.literal(true).optional(),
  isOther: z.literal(true).optional(),
  rows: Count,
  positives: Count,
  woe: Logit,
  logit: Logit,
})
export type ModelBin = z.output<typeof ModelBin>

export const ModelFeature = z.strictObject({
  name: FeatureName,
  /** What people call the feature; the name is shown where there is none. */
  label: z.string().min(1).max(60).optional(),
  kind: z.enum(['number', 'text']),
  bins: z.array(ModelBin).min(1).max(MODEL_BINS_MAX),
})
export type ModelFeature = z.output<typeof ModelFeature>

/** From a lead's log-odds x to its probability: as it is, σ(a·x + b), or between the points of a rising line. */
export const ModelCalibration = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('platt'), a: z.number(), b: z.number() }),
  z.strictObject({
    kind: z.literal('isotonic'),
    xs: z.array(z.number()).min(2).max(1_000),
    ys: z.array(Probability).min(2).max(1_000),
  }),
])
export type ModelCalibration = z.output<typeof ModelCalibration>

const PairTerms = z
  .record(z.string().min(1).max(60), Logit)
  .refine((terms) => Object.keys(terms).length <= MODEL_PAIR_TERMS_MAX)

/** What a model measured on leads it was not fitted on: `holdoutRows` of them, the latest where leads have a time. */
export const ModelQuality = z.strictObject({
  auc: Probability,
  brier: Probability,
  ece: Probability,
  /** Population stability index by feature, from the leads it was fitted on to the held-out ones. */
  psi: z.record(FeatureName, z.number()).refine((psi) => Object.keys(psi).length <= MODEL_FEATURES_MAX),
  baseRate: Probability,
  holdoutRows: Count,
  holdoutPositives: Count,
  /** Foreseen against seen share in tenths of the held-out leads, from the least likely to the likeliest. */
  calibration: z
    .array(z.strictObject({ rows: Count, foreseen: Probability, seen: Probability }))
    .max(20)
    .optional(),
})
export type ModelQuality = z.output<typeof ModelQuality>

/**
 * A trained scoring model as it is published: the whole of what scores a lead, readable and the same everywhere.
 * `checkModel` decides whether it may be published; parsing only says that it is one.
 */
export const LeadModel = z.strictObject({
  schema: z.literal(1),
  version: Version,
  /** `woe` adds the weights of evidence as they are (few labels), `scorecard` fits the bins together. */
  kind: z.enum(['scorecard', 'woe']),
  /** What is predicted, such as `won`. */
  target: z.string().min(1).max(120),
  windowDays: z.int().min(1).max(3_650).nullable(),
  trainedOn: z.strictObject({
    from: z.iso.datetime().nullable(),
    to: z.iso.datetime().nullable(),
    rows: Count,
    positives: Count,
  }),
  intercept: Logit,
  features: z.array(ModelFeature).max(MODEL_FEATURES_MAX),
  calibration: ModelCalibration,
  guideTerms: z.strictObject({
    /** A guide's own leads weigh n ÷ (n + priorRows); the rest is the average guide. */
    priorRows: z.number().min(0).max(1e9),
    logits: PairTerms,
    storePriorRows: z.number().min(0).max(1e9).optional(),
    storeLogits: PairTerms.optional(),
  }),
  /** The log-odds below which 0, 1 … 100 % of past leads lie: what a score from 0 to 100 means. */
  percentiles: z.array(z.number()).length(101),
  quality: ModelQuality,
})
export type LeadModel = z.output<typeof LeadModel>

/** Why a trained model may not be published, and what to do about it. No zod below this line. */
export const MODEL_FAULT_TEXT = {
  schema_invalid: '模型文件格式不正确，请重新训练',
  not_finite: '模型中有无效的数值，请重新训练',
  table_broken: '评分表不完整或前后矛盾，请重新训练',
  too_few_rows: '训练样本太少，请等积累更多线索后再训练',
  too_few_positives: '成交样本太少，请等积累更多成交后再训练',
  no_features: '没有任何特征能区分线索好坏，请补充更多有用的信息',
  single_bin: '有特征只剩一个分组，起不到区分作用，请去掉该特征',
  auc_low: '区分能力不足，不如继续使用现有评分',
  auc_worse: '区分能力比当前模型明显下降，请检查近期数据',
  auc_suspicious: '区分能力高得不合常理，很可能用了成交之后才知道的信息，请排除相关列',
  feature_leaks: '单独一个特征就几乎能判定结果，很可能是成交之后才知道的信息，请排除该特征',
  ece_high: '预测概率与实际成交率偏差过大，请检查近期数据后重新训练',
  psi_high: '特征分布与训练时相比变化过大，请检查数据来源是否有变',
  base_rate_off: '成交率与以往相差过大，请检查成交标记是否完整',
  calibration_inverted: '概率校准方向相反，请检查成交标记是否颠倒',
} as const
export type ModelFaultCode = keyof typeof MODEL_FAULT_TEXT

/** Why no model could be trained at all. */
export const UNTRAINABLE_TEXT = {
  no_rows: '没有可用于训练的数据',
  too_few_rows: '数据太少，至少需要 40 行才能训练',
  one_class: '结果只有一种，无法训练：成交和未成交的样本都需要',
  too_few_of_class: '成交或未成交的样本太少，两种都至少需要 10 行',
} as const
export type UntrainableCode = keyof typeof UNTRAINABLE_TEXT

/** The words in which a bin of a scorecard is named. */
export const BIN_WORDS = {
  missing: '未知',
  other: '其他',
  below: (to: string) => `低于 ${to}`,
  atLeast: (from: string) => `${from} 及以上`,
  between: (from: string, to: string) => `${from} 至 ${to}`,
  any: '任意值',
  more: (count: number) => ` 等 ${count} 项`,
  /** `来源渠道：预约（+12 分）` */
  reason: (feature: string, bin: string, points: number) =>
    `${feature}：${bin}（${points > 0 ? '+' : ''}${points} 分）`,
} as const
