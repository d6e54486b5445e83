import type { OnboardingEvent, OnboardingStep } from '../../../contract/vocabulary'
import { DAY_MS } from '../../kernel/shanghai-time'
import { judgeStepEvent, nextOnboardingStep, SKIP_PAUSE_MS, type StepEvent } from './next-onboarding-step'

const START = Date.parse('2026-03-01T10:00:00+08:00')
const at = (days: number) => new Date(START + days * DAY_MS)
const said = (step: OnboardingStep, event: OnboardingEvent, day: number): StepEvent => ({ step, event, at: at(day) })
const visitor = (...history: StepEvent[]) => ({ history, isMember: false })
const member = (...history: StepEvent[]) => ({ history: [said('join', 'done', 0), ...history], isMember: true })

test('a visitor is asked to join and nothing else', () => {
  expect(nextOnboardingStep(visitor(), at(0))).toBe('join')
  expect(nextOnboardingStep(visitor(said('join', 'shown', 0)), at(1))).toBe('join')
})

test('the next step is asked for only after the one before is done', () => {
  expect(nextOnboardingStep(member(), at(0))).toBe('wecom')
  expect(nextOnboardingStep(member(said('wecom', 'shown', 0)), at(0))).toBe('wecom')
  expect(nextOnboardingStep(member(said('wecom', 'done', 0)), at(0))).toBe('group')
})

test('who has done everything is asked for nothing', () => {
  expect(nextOnboardingStep(member(said('wecom', 'done', 1), said('group', 'done', 2)), at(2))).toBeNull()
})

test('a step that was skipped rests for seven days, and the step behind it does not jump the queue', () => {
  const way = member(said('wecom', 'skipped', 1))
  expect(nextOnboardingStep(way, at(1))).toBeNull()
  expect(nextOnboardingStep(way, new Date(at(1).getTime() + SKIP_PAUSE_MS - 1))).toBeNull()
  expect(nextOnboardingStep(way, at(8))).toBe('wecom')
})

test('a member of an older system has joined already', () => {
  expect(nextOnboardingStep({ history: [], isMember: true }, at(0))).toBe('wecom')
})

test('a skip as a visitor does not rest a step of the member', () => {
  expect(nextOnboardingStep(member(said('join', 'skipped', 0)), at(0))).toBe('wecom')
})

test('showing a prompt again is one showing, until the person skips it and it comes back', () => {
  const shown = member(said('wecom', 'shown', 0))
  expect(judgeStepEvent(member(), said('wecom', 'shown', 0))).toBe('new')
  expect(judgeStepEvent(shown, said('wecom', 'shown', 3))).toBe('known')
  const skipped = member(said('wecom', 'shown', 0), said('wecom', 'skipped', 1))
  expect(judgeStepEvent(skipped, said('wecom', 'skipped', 1))).toBe('known')
  expect(judgeStepEvent(skipped, said('wecom', 'shown', 2))).toBe('not_due')
  expect(judgeStepEvent(skipped, said('wecom', 'shown', 8))).toBe('new')
  expect(judgeStepEvent(skipped, said('wecom', 'skipped', 8))).toBe('new')
})

test('a person may do at once what they wanted to leave for later', () => {
  expect(judgeStepEvent(member(said('wecom', 'skipped', 1)), said('wecom', 'done', 1))).toBe('new')
})

test('a step a person has not come to is refused, one that lies behind them is known', () => {
  expect(judgeStepEvent(visitor(), said('wecom', 'shown', 0))).toBe('not_due')
  expect(judgeStepEvent(member(), said('group', 'done', 0))).toBe('not_due')
  expect(judgeStepEvent(member(), said('join', 'shown', 0))).toBe('known')
  const through = member(said('wecom', 'done', 1), said('group', 'done', 2))
  expect(judgeStepEvent(through, said('group', 'skipped', 3))).toBe('known')
})
