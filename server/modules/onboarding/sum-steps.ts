import { ONBOARDING_STEPS } from './next-onboarding-step'
import type { StepCount } from './onboarding-funnel.sql'

/** One line a step, in the order of the way, however many stores it is counted from: none at all is a row of zeros. */
export function sumSteps(counts: readonly StepCount[]): StepCount[] {
  return ONBOARDING_STEPS.map((step) => {
    const mine = counts.filter((count) => count.step === step)
    const sum = (of: 'reached' | 'shown' | 'done' | 'skipped') => mine.reduce((total, count) => total + count[of], 0)
    return { step, reached: sum('reached'), shown: sum('shown'), done: sum('done'), skipped: sum('skipped') }
  })
}
