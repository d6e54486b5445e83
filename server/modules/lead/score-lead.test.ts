import { DEFAULT_SCORING_POLICY } from '../policy/default-scoring-policy'
import { type ScoreFacts, scoreLead } from './score-lead'
import { GENERAL_WISH, wishKey } from './wish-key'

const stranger: ScoreFacts = {
  channel: 'email',
  wish: GENERAL_WISH,
  hasPhone: false,
  isMember: false,
  hasPlace: false,
  strongTouches: 0,
  hasOrdered: false,
  askedAgain: 0,
}
const score = (facts: Partial<ScoreFacts>) => scoreLead({ ...stranger, ...facts }, DEFAULT_SCORING_POLICY)

test('the reasons of a score add up to it', () => {
  const { score: points, reasons } = score({ channel: 'appointment', hasPhone: true, strongTouches: 2 })
  expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(points)
  expect(reasons.map((reason) => reason.code)).toEqual(['base', 'channel', 'phone', 'touches'])
})

test('an appointment with a phone is worth more than an anonymous click on a mailing', () => {
  expect(score({ channel: 'appointment', hasPhone: true }).score).toBeGreaterThan(score({}).score + 40)
})

test('touches beyond the limit of the policy add nothing more', () => {
  expect(score({ strongTouches: 4 })).toEqual(score({ strongTouches: 400 }))
})

test('a score never leaves 0 to 100', () => {
  const low = { ...DEFAULT_SCORING_POLICY, basePoints: -100 }
  expect(scoreLead(stranger, low).score).toBe(0)
  const all = { channel: 'appointment', wish: 'sofa', hasPhone: true, isMember: true, hasPlace: true } as const
  expect(score({ ...all, strongTouches: 9, hasOrdered: true, askedAgain: 3 }).score).toBe(100)
})

test('one wish is spelled one way, and no wish is a visit', () => {
  expect(wishKey('  Air  Conditioner ')).toBe('air conditioner')
  expect(wishKey('ＡＣ')).toBe('ac')
  expect(wishKey('   ')).toBe(GENERAL_WISH)
  expect(wishKey(null)).toBe(GENERAL_WISH)
})
