import * as z from 'zod'
import { JoinGift } from './benefit'
import { endpoint } from './endpoint'
import { Id, keysOf, Page } from './fields'
import { GuideCard } from './member'
import { Day } from './network-fields'
import { ONBOARDING_EVENT_TEXT, ONBOARDING_STEP_TEXT, type OnboardingEvent, type OnboardingStep } from './vocabulary'

const Step = z.enum(keysOf<OnboardingStep>(ONBOARDING_STEP_TEXT))
const Event = z.enum(keysOf<OnboardingEvent>(ONBOARDING_EVENT_TEXT))

/** The one prompt that may be on the screen now. */
export const nextStep = endpoint({
  name: 'nextStep',
  callers: ['shopper'],
  input: z.strictObject({}),
  output: z.object({
    /** Null: nothing is to be asked now, because all is done or the person said "later". */
    step: Step.nullable(),
    /** With step `join`: what joining brings. */
    joinGift: JoinGift.nullable(),
    /** With step `wecom`: the guide the person is bound to, whom they would add. */
    guide: GuideCard.nullable(),
  }),
  errors: [],
})

/** What the screen did with the prompt. That a person joined is written by `register` alone. */
export const recordStep = endpoint({
  name: 'recordStep',
  callers: ['shopper'],
  input: z
    .strictObject({ step: Step, event: Event })
    .refine(({ step, event }) => step !== 'join' || event !== 'done', { path: ['event'] }),
  /** `isNew` is false when this was on record already. */
  output: z.object({ step: Step, event: Event, isNew: z.boolean() }),
  errors: ['step_not_due'],
})

/** People, each counted once. `reached`: the step before is done, or anything happened at this one. */
const FunnelStep = z.object({
  step: Step,
  reached: z.int(),
  shown: z.int(),
  done: z.int(),
  skipped: z.int(),
})

/** How far those got who began on or after `since` (a day in Shanghai), each counted at the store where they belonged last. */
export const onboardingFunnel = endpoint({
  name: 'onboardingFunnel',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'store_manager'],
  input: z.strictObject({ since: Day, ...Page.shape }),
  output: z.object({
    /** All the stores the caller may see, and for HQ those who belong to no store. */
    total: z.array(FunnelStep),
    /** Who belongs to no store; null for whoever sees only some stores. */
    withoutStore: z.array(FunnelStep).nullable(),
    stores: z.array(z.object({ storeId: Id, storeName: z.string(), steps: z.array(FunnelStep) })),
    next: z.string().nullable(),
  }),
  errors: [],
})
