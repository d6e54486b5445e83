import { labelLeads } from './label-leads'

const day = (n: number) => new Date(Date.UTC(2026, 0, n, 12))
const now = day(41)
const label = (capturedAt: Date, wonAt: Date | null) => labelLeads([{ capturedAt, wonAt }], now, 30)

test('a lead won within the window is won, one not won by its end is not', () => {
  expect(label(day(1), day(20)).labelled).toMatchObject([{ label: 1 }])
  expect(label(day(1), day(31)).labelled).toMatchObject([{ label: 1 }])
  expect(label(day(1), null).labelled).toMatchObject([{ label: 0 }])
})

test('a lead won after the window is not won in it', () => {
  expect(label(day(1), day(32)).labelled).toMatchObject([{ label: 0 }])
})

test('a lead whose window is still open is left out, not counted as lost', () => {
  expect(label(day(20), null)).toEqual({ labelled: [], excluded: { windowOpen: 1, wonBefore: 0 } })
  expect(label(day(11), null).labelled).toMatchObject([{ label: 0 }])
})

test('an early winner waits for its window too, so that young days do not look better than they are', () => {
  expect(label(day(20), day(21))).toEqual({ labelled: [], excluded: { windowOpen: 1, wonBefore: 0 } })
})

test('a lead won before it was captured cannot be learned from', () => {
  expect(label(day(5), day(4))).toEqual({ labelled: [], excluded: { windowOpen: 0, wonBefore: 1 } })
})

test('half the leads winning at once look like half whatever day it is', () => {
  const leads = Array.from({ length: 40 }, (_, n) => ({
    capturedAt: day(1 + n),
    wonAt: n % 2 === 0 ? day(1 + n) : null,
  }))
  const { labelled } = labelLeads(leads, now, 30)
  expect(labelled.filter((lead) => lead.label === 1).length * 2).toBe(labelled.length + (labelled.length % 2))
})
