import { ONBOARDING_STEP_TEXT, type OnboardingEvent, type OnboardingStep } from '../../../contract/vocabulary'
import { DAY_MS } from '../../kernel/shanghai-time'

/** Who says "later" is left alone this long. */
export const SKIP_PAUSE_MS = 7 * DAY_MS

export const ONBOARDING_STEPS = Object.keys(ONBOARDING_STEP_TEXT) as OnboardingStep[]

export type StepEvent = { step: OnboardingStep; event: OnboardingEvent; at: Date }
/** `history` in any order; `isMember` is joining done, however somebody became a member. */
export type Way = { history: readonly StepEvent[]; isMember: boolean }

/** Where a person stands: the first step that is not done, or null at the end of the way. Later steps wait for it. */
export function openOnboardingStep({ history, isMember }: Way): OnboardingStep | null {
  const isDone = (step: OnboardingStep) =>
    (step === 'join' && isMember) || history.some((one) => one.step === step && one.event === 'done')
  return ONBOARDING_STEPS.find((step) => !isDone(step)) ?? null
}

/** Whether the person said "later" to a step less than `SKIP_PAUSE_MS` ago. */
export function isStepPaused(history: readonly StepEvent[], step: OnboardingStep, now: Date): boolean {
  return history.some(
    (one) => one.step === step && one.event === 'skipped' && now.getTime() - one.at.getTime() < SKIP_PAUSE_MS,
  )
}

/**
 * The one prompt that may be shown now: never two, the next only after the one before is done, none while the person
 * wants to be left alone, none when all is done (A1.9).
 */
export function nextOnboardingStep(way: Way, now: Date): OnboardingStep | null {
  const step = openOnboardingStep(way)
  return step && !isStepPaused(way.history, step, now) ? step : null
}

/**
 * What a word about a step means: `new` is worth a row; `known` says what is on record, so sending it again changes
 * nothing; `not_due` is about a step the person has not come to, or a prompt that may not be shown now.
 * A person may still do a step they wanted to leave for later.
 */
export function judgeStepEvent(way: Way, { step, event, at }: StepEvent): 'new' | 'known' | 'not_due' {
  const open = openOnboardingStep(way)
  const isBehind = open === null || ONBOARDING_STEPS.indexOf(step) < ONBOARDING_STEPS.indexOf(open)
  if (isBehind) return 'known'
  if (step !== open) return 'not_due'
  if (event === 'done') return 'new'
  const isPaused = isStepPaused(way.history, step, at)
  if (event === 'skipped') return isPaused ? 'known' : 'new'
  if (isPaused) return 'not_due'
  return isShownSinceSkip(way.history, step) ? 'known' : 'new'
}

/** A prompt is shown once however often the page is opened, and once more after each "later". */
function isShownSinceSkip(history: readonly StepEvent[], step: OnboardingStep): boolean {
  const lastOf = (event: OnboardingEvent) =>
    Math.max(...history.filter((one) => one.step === step && one.event === event).map((one) => one.at.getTime()))
  return lastOf('shown') > lastOf('skipped')
}
