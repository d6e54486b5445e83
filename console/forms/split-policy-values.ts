import type { SplitPolicy } from '../../contract/split-policy'
import { SPLIT_ROLE_TEXT, type SplitRole } from '../../contract/vocabulary'

/** A split policy as people fill it in: per cent instead of parts per million, shares instead of weights. Pure. */
export type SplitValues = {
  /** The version it was made from, which publishing is refused by when a newer one came. */
  parentVersion: number
  poolPercent: number
  roles: { role: SplitRole; sharePercent: number; fallback: SplitRole[] }[]
  steps: { idleDays: number; keepPercent: number }[]
  moveTo: SplitRole
  minQuality: number
  windowDays: number
  model: SplitPolicy['attribution']['model']
  firstPercent: number
  lastPercent: number
  holdingDays: number
  autoReceiveDays: number
  netMaxPercent: number
  /** A day; empty: at once. */
  effectiveDay: string
  note: string
}

const PPM_A_PERCENT = 10_000
/** Shares are filled in to a hundredth of a per cent; together they are this many of them. */
const WHOLE = 10_000
const toPpm = (percent: number | null | undefined) => Math.round((percent ?? 0) * PPM_A_PERCENT)
const toPercent = (ratePpm: number) => ratePpm / PPM_A_PERCENT
const hundredths = (percent: number | null | undefined) => Math.round((percent ?? 0) * 100)

/** What the form shows for a version; roles it does not name are there with nothing. */
export function valuesOf(policy: SplitPolicy, version: number): SplitValues {
  const { attribution } = policy
  const named = policy.roles.map(({ role }) => role)
  const missing = (Object.keys(SPLIT_ROLE_TEXT) as SplitRole[]).filter((role) => !named.includes(role))
  const shares = sharesOf(policy.roles.map(({ weight }) => weight))
  return {
    parentVersion: version,
    poolPercent: toPercent(policy.poolPpm),
    roles: [
      ...policy.roles.map(({ role, fallback }, at) => ({ role, fallback, sharePercent: shares[at]! / 100 })),
      ...missing.map((role) => ({ role, fallback: [], sharePercent: 0 })),
    ],
    steps: policy.decay.steps.map(({ idleDays, keepPpm }) => ({ idleDays, keepPercent: toPercent(keepPpm) })),
    moveTo: policy.decay.moveTo,
    minQuality: policy.activity.minQuality,
    windowDays: policy.windowDays,
    model: attribution.model,
    firstPercent: attribution.model === 'position' ? toPercent(attribution.firstPpm) : 40,
    lastPercent: attribution.model === 'position' ? toPercent(attribution.lastPpm) : 40,
    holdingDays: policy.holdingDays,
    autoReceiveDays: policy.autoReceiveDays,
    netMaxPercent: toPercent(policy.netMaxPpm),
    effectiveDay: '',
    note: '',
  }
}

/** The document of what is filled in. A role with nothing that nobody falls back to is left out. */
export function policyOf(values: SplitValues): SplitPolicy {
  const { model } = values
  const fallenTo = new Set(values.roles.flatMap(({ fallback }) => fallback ?? []))
  return {
    poolPpm: toPpm(values.poolPercent),
    roles: values.roles
      .filter(({ role, sharePercent }) => hundredths(sharePercent) > 0 || fallenTo.has(role) || role === values.moveTo)
      .map(({ role, sharePercent, fallback }) => ({
        role,
        weight: hundredths(sharePercent),
        fallback: fallback ?? [],
      })),
    decay: {
      steps: (values.steps ?? []).map((step) => ({ idleDays: step?.idleDays ?? 0, keepPpm: toPpm(step?.keepPercent) })),
      moveTo: values.moveTo,
    },
    activity: { minQuality: values.minQuality },
    windowDays: values.windowDays,
    attribution:
      model === 'position'
        ? { model, firstPpm: toPpm(values.firstPercent), lastPpm: toPpm(values.lastPercent) }
        : { model },
    holdingDays: values.holdingDays,
    autoReceiveDays: values.autoReceiveDays,
    netMaxPpm: toPpm(values.netMaxPercent),
  }
}

/** How far the shares are from 100 %, in hundredths of a per cent; above nothing: too much. */
export function offWhole(roles: readonly { sharePercent: number | null }[]): number {
  return roles.reduce((sum, { sharePercent }) => sum + hundredths(sharePercent), 0) - WHOLE
}

/** Weights as hundredths of a per cent that add up to the whole. */
function sharesOf(weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  const shares = weights.map((weight) => Math.floor((weight * WHOLE) / sum))
  const left = WHOLE - shares.reduce((all, share) => all + share, 0)
  const largest = weights
    .map((_, at) => at)
    .sort((a, b) => ((weights[b]! * WHOLE) % sum) - ((weights[a]! * WHOLE) % sum))
  for (const at of largest.slice(0, left)) shares[at]! += 1
  return shares
}
