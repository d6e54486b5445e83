import { expectedLeads } from './expected-leads'

const today = '2026-03-02'

test('a Monday is expected to bring what the last four Mondays brought', () => {
  const leads = new Map([
    ['2026-02-23', 6],
    ['2026-02-16', 3],
    ['2026-02-09', 4],
    ['2026-02-22', 99],
  ])
  expect(expectedLeads('2026-03-09', { today, leads, firstDay: '2026-01-01' })).toBe(3.3)
})

test('weeks before the store had any lead do not pull it down, and without any nothing is expected', () => {
  const leads = new Map([['2026-02-23', 6]])
  expect(expectedLeads('2026-03-09', { today, leads, firstDay: '2026-02-20' })).toBe(6)
  expect(expectedLeads('2026-03-09', { today, leads, firstDay: null })).toBeNull()
})
