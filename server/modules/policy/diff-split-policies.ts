import type { SplitPolicy } from '../../../contract/split-policy'
import { SPLIT_ROLE_TEXT } from '../../../contract/vocabulary'

const MODEL_TEXT = { first: '首次触点', last: '最后触点', linear: '平均分', position: '首末加权' } as const
const QUALITY_TEXT = ['看到内容也算', '单向互动起算', '双向互动或扫码起算', '到店或成交起算'] as const

/** A share of parts per million as people write it: `12.5%`. */
const percent = (ratePpm: number) => `${Number((ratePpm / 10_000).toFixed(4))}%`
const days = (count: number) => `${count} 天`

/**
 * What is different in how commissions are shared, each change as one Chinese sentence. Every member of the document is
 * told: a change that this leaves out would be agreed to unseen.
 */
export function diffSplitPolicies(before: SplitPolicy, after: SplitPolicy): string[] {
  const [was, now] = [saidOf(before), saidOf(after)]
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((name) => {
    const [from, to] = [was.get(name), now.get(name)]
    if (from === to) return []
    if (from === undefined) return `新增${name}：${to}。`
    if (to === undefined) return `取消${name}（原为${apart(from)}）。`
    return `${name}由${apart(from)}改为${apart(to).trimEnd()}。`
  })
}

/** Figures stand apart from the Chinese around them. */
const apart = (text: string) => text.replace(/^(?=[0-9])/, ' ').replace(/(?<=[0-9%])$/, ' ')

/** Every member by what it is called, with its value as people write it. */
function saidOf(policy: SplitPolicy): Map<string, string> {
  const { attribution, decay, roles } = policy
  const weights = roles.reduce((sum, { weight }) => sum + weight, 0)
  const said = new Map<string, string>([
    ['每单佣金比例', percent(policy.poolPpm)],
    ['角色的先后', roles.map(({ role }) => SPLIT_ROLE_TEXT[role]).join('、')],
  ])
  for (const { role, weight, fallback } of roles) {
    const share = weights === 0 ? '' : `（约 ${Number(((weight / weights) * 100).toFixed(2))}%）`
    said.set(`「${SPLIT_ROLE_TEXT[role]}」的份额`, `${weight} 份${share}`)
    const heirs = fallback.map((heir) => SPLIT_ROLE_TEXT[heir]).join('、') || '总部'
    said.set(`「${SPLIT_ROLE_TEXT[role]}」空缺时的承接人`, heirs)
  }
  const steps = decay.steps.map(({ idleDays, keepPpm }) => `满 ${days(idleDays)}未互动保留 ${percent(keepPpm)}`)
  said.set('归属导购久未互动时的份额', steps.join('、') || '不减少')
  said.set('减少的份额归谁', SPLIT_ROLE_TEXT[decay.moveTo])
  said.set('怎样算有互动', QUALITY_TEXT[policy.activity.minQuality] ?? String(policy.activity.minQuality))
  said.set('归因有效期', days(policy.windowDays))
  said.set('归因方式', MODEL_TEXT[attribution.model])
  if (attribution.model === 'position') {
    said.set('首次触点的比例', percent(attribution.firstPpm))
    said.set('最后触点的比例', percent(attribution.lastPpm))
  }
  said.set('收货后的冻结期', days(policy.holdingDays))
  said.set('自动确认收货', days(policy.autoReceiveDays))
  said.set('每张结算单最多扣回', percent(policy.netMaxPpm))
  return said
}
