import type { LeadState } from '../../../contract/vocabulary'
import { mergeLeads } from './merge-leads'

const lead = (leadId: string, memberId: string, wish: string, state: LeadState, day = 1) => ({
  leadId,
  memberId,
  wish,
  state,
  arrivedAt: new Date(Date.UTC(2026, 0, day)),
})

test('a visitor’s wish the member does not have goes along', () => {
  expect(
    mergeLeads([lead('a', 'visitor', 'sofa', 'offered'), lead('b', 'member', 'lamp', 'offered')], 'member'),
  ).toEqual({ moves: ['a'], joins: [] })
})

test('of two leads with one wish the one a guide already speaks with goes on', () => {
  const leads = [lead('a', 'visitor', 'sofa', 'contacted', 2), lead('b', 'member', 'sofa', 'offered', 1)]
  expect(mergeLeads(leads, 'member')).toEqual({ moves: ['a'], joins: [{ leadId: 'b', into: 'a' }] })
})

test('of two equally far leads the earlier goes on', () => {
  const leads = [lead('a', 'visitor', 'sofa', 'offered', 2), lead('b', 'member', 'sofa', 'offered', 1)]
  expect(mergeLeads(leads, 'member')).toEqual({ moves: [], joins: [{ leadId: 'a', into: 'b' }] })
})
