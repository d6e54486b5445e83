import type { SplitPolicy } from '../../../contract/split-policy'
import { SPLIT_ROLE_TEXT, type SplitRole } from '../../../contract/vocabulary'
import { ppmText, shareText } from '../../format/number-text'

export type Sentence = { key: string; title: string; text: string }

/** What a touch is worth as evidence, said as the least that counts. */
export const QUALITY_TEXT = ['任何触点', '单向触达及以上', '双向互动及以上', '到店或成交'] as const
export const MODEL_TEXT: Record<SplitPolicy['attribution']['model'], string> = {
  first: '首次触点独得',
  last: '末次触点独得',
  linear: '各触点平分',
  position: '首末触点多得',
}

/** A split policy in plain sentences, one a matter, always in the same order: two versions are compared by them. Pure. */
export function splitSentences(policy: SplitPolicy): Sentence[] {
  const sum = policy.roles.reduce((all, { weight }) => all + weight, 0)
  const name = (role: SplitRole) => SPLIT_ROLE_TEXT[role]
  return [
    { key: 'pool', title: '佣金池', text: `每行商品实付（扣除退款）的 ${ppmText(policy.poolPpm)}，不足一分舍去` },
    {
      key: 'shares',
      title: '份额',
      text: policy.roles
        .map(({ role, weight }) => `${name(role)} ${shareText(sum > 0 ? weight / sum : 0, 2)}`)
        .join('，'),
    },
    {
      key: 'fallback',
      title: '无人承接时',
      text: policy.roles
        .filter(({ role }) => role !== 'hq')
        .map(
          ({ role, fallback }) =>
            `${name(role)}的份额转给${[...fallback.map(name), name('hq')].filter(isFirst).join('，再转给')}`,
        )
        .join('；'),
    },
    {
      key: 'decay',
      title: '归属导购不互动',
      text:
        policy.decay.steps.length === 0
          ? '份额不衰减'
          : `${policy.decay.steps.map(({ idleDays, keepPpm }) => `满 ${idleDays} 天保留 ${ppmText(keepPpm)}`).join('，')}；其余转给${name(policy.decay.moveTo)}`,
    },
    { key: 'model', title: '归因方式', text: modelText(policy.attribution) },
    {
      key: 'evidence',
      title: '算数的触点',
      text: `付款前 ${policy.windowDays} 天内，${QUALITY_TEXT[policy.activity.minQuality] ?? QUALITY_TEXT[0]}`,
    },
    {
      key: 'holding',
      title: '何时可结算',
      text: `收货后 ${policy.holdingDays} 天；小程序订单付款 ${policy.autoReceiveDays} 天后自动视为收货`,
    },
    { key: 'net', title: '扣回多付', text: `每张结算单最多扣回应结的 ${ppmText(policy.netMaxPpm)}，其余以后再扣` },
  ]
}

function modelText(attribution: SplitPolicy['attribution']): string {
  if (attribution.model !== 'position') return MODEL_TEXT[attribution.model]
  const { firstPpm, lastPpm } = attribution
  return `${MODEL_TEXT.position}：首次 ${ppmText(firstPpm)}，末次 ${ppmText(lastPpm)}，中间平分其余`
}

function isFirst(word: string, at: number, all: readonly string[]): boolean {
  return all.indexOf(word) === at
}

/** What differs between two versions, a sentence each. */
export function splitChanges(
  before: SplitPolicy,
  after: SplitPolicy,
): { title: string; before: string; after: string }[] {
  const old = new Map(splitSentences(before).map(({ key, text }) => [key, text]))
  return splitSentences(after)
    .filter(({ key, text }) => old.get(key) !== text)
    .map(({ key, title, text }) => ({ title, before: old.get(key) ?? '—', after: text }))
}
