import type { ConsentEntry } from './consent.sql'
import { consentedRecipients, consentState } from './consent-state'

const entry = (recipient: string, isGiven: boolean, day: number): ConsentEntry => ({
  purpose: 'lead_handover',
  recipient,
  recipientName: `门店 ${recipient}`,
  textVersion: '2026-01',
  isGiven,
  at: new Date(Date.UTC(2026, 0, day)),
})

test('the latest word of a person about a recipient is the one that holds', () => {
  const history = [entry('st_a', true, 1), entry('st_b', true, 2), entry('st_a', false, 3)]
  expect(consentState(history).map(({ recipient, isGiven }) => [recipient, isGiven])).toEqual([
    ['st_a', false],
    ['st_b', true],
  ])
  expect(consentedRecipients(history, 'lead_handover')).toEqual(new Set(['st_b']))
})

test('agreeing to one purpose is not agreeing to another', () => {
  expect(consentedRecipients([entry('st_a', true, 1)], 'marketing')).toEqual(new Set())
})
