import type { RuleSet } from '../../../contract/rule-set'
import type { RuleFinding, RuleFindings } from './rule-finding'

/** What is wrong with everything that is not a rule: tiers, choosing, exploring, holding, the last resorts. */
export function checkSettings(set: RuleSet): RuleFindings {
  const found = [tiersOf(set), ...choosing(set), ...exploring(set), ...lastResorts(set)]
  const real = found.filter((one): one is Found => one !== null)
  return {
    faults: real.filter(({ isFault }) => isFault).map(({ finding }) => finding),
    warnings: real.filter(({ isFault }) => !isFault).map(({ finding }) => finding),
  }
}

type Found = { isFault: boolean; finding: RuleFinding }
const fault = (code: RuleFinding['code'], text: string): Found => ({
  isFault: true,
  finding: { code, ruleId: null, text },
})
const warning = (code: RuleFinding['code'], text: string): Found => ({ ...fault(code, text), isFault: false })

function tiersOf({ tiers: { silverFen, goldFen, blackFen } }: RuleSet): Found | null {
  if (silverFen < goldFen && goldFen < blackFen) return null
  return fault('tiers_order', '顾客等级的金额要逐级升高：银卡低于金卡，金卡低于黑卡；请改正金额')
}

function choosing({ select, hold }: RuleSet): (Found | null)[] {
  const { objective, leadThreshold, gradeWeights } = select
  const isNobody = gradeWeights.every((weight) => weight === 0)
  const zero = gradeWeights.flatMap((weight, i) => (weight === 0 ? [`${i + 1} 级`] : []))
  return [
    isNobody
      ? fault('zero_weights', '各级别的权重全是 0，没有导购能分到线索；请至少给一个级别填上大于 0 的权重')
      : null,
    objective === 'weighted' && !isNobody && zero.length > 0
      ? warning('zero_weight_grade', `${zero.join('、')}导购的权重是 0，只要还有别人在，他们就分不到线索；请确认`)
      : null,
    objective === 'value' && leadThreshold === null
      ? warning('concentrates', '按价值选人又不限领先条数，线索会集中到少数强导购；建议设一个领先条数，比如 2 条')
      : null,
    hold.isOn && objective !== 'value'
      ? warning(
          'hold_without_value',
          '「稍等更合适的导购」只在按价值选人时起作用，现在开着也没有效果；请关掉，或改为按价值选人',
        )
      : null,
  ]
}

function exploring({ explore }: RuleSet): (Found | null)[] {
  if (explore.epsilon === 0)
    return [warning('no_exploration', '没有探索分配，以后的草稿就没有数据可以对比；建议至少留 5% 的探索')]
  const whom = [explore.includesTopTiers ? '金卡、黑卡顾客' : '', explore.includesProtected ? '有归属保护的顾客' : '']
    .filter(Boolean)
    .join('和')
  return [
    whom === ''
      ? null
      : warning(
          'explores_best',
          `探索分配会用在${whom}身上，他们可能因此不由最合适的导购接待；请另一位同事确认后再生效`,
        ),
  ]
}

const STEP_SAYS = { nextStores: '换其他门店', storeManager: '转店长', hqPool: '转总部池' } as const

function lastResorts({ fallback }: RuleSet): (Found | null)[] {
  if (fallback.length === 0)
    return [fault('no_fallback', '没有设兜底，导购都接不了的线索会没人管；请至少选一种兜底，比如「转总部池」')]
  const repeated = fallback.find((step, i) => fallback.indexOf(step) < i)
  return [
    repeated ? fault('repeated_fallback', `兜底里「${STEP_SAYS[repeated]}」出现了两次；请去掉一个`) : null,
    fallback.includes('hqPool')
      ? null
      : warning('no_last_resort', '兜底里没有「转总部池」，门店都接不了的线索会一直等着；建议加上'),
  ]
}
