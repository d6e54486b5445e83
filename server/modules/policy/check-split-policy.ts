import { PPM_WHOLE } from '../../../contract/money'
import type { SplitPolicy } from '../../../contract/split-policy'

/** What is wrong with a well-formed split policy, in words for whoever publishes it; empty when nothing is. */
export function checkSplitPolicy(policy: SplitPolicy): string[] {
  const { roles, decay, attribution } = policy
  const faults: string[] = []
  const names = roles.map(({ role }) => role)

  if (new Set(names).size !== names.length) faults.push('角色不能重复')
  if (roles.reduce((sum, { weight }) => sum + weight, 0) === 0) faults.push('各角色权重之和必须大于零')
  if (roles.some(({ role, fallback }) => fallback.includes(role))) faults.push('角色不能由自己承接')
  if (decay.moveTo === 'bound_guide') faults.push('衰减的份额不能转回归属导购')

  for (const [index, step] of decay.steps.entries()) {
    const before = decay.steps[index - 1]
    if (!before) continue
    if (step.idleDays <= before.idleDays) faults.push('衰减天数必须逐级递增')
    if (step.keepPpm > before.keepPpm) faults.push('未互动越久，保留的份额不能越多')
  }
  if (attribution.model === 'position' && attribution.firstPpm + attribution.lastPpm > PPM_WHOLE)
    faults.push('首末触点比例之和不能超过 100%')
  return [...new Set(faults)]
}
