import { benefitLapsesAt } from './benefit-lapses-at'

const at = (text: string) => new Date(`${text}+08:00`)

test('a gift of one day can be used until the end of the day after', () => {
  expect(benefitLapsesAt(at('2026-03-01T10:05:00'), 1)).toEqual(at('2026-03-03T00:00:00'))
})

test('who joins a minute before midnight in Shanghai has as many days as who joins at noon', () => {
  expect(benefitLapsesAt(at('2026-03-01T23:59:00'), 30)).toEqual(at('2026-04-01T00:00:00'))
  expect(benefitLapsesAt(at('2026-03-02T00:00:00'), 30)).toEqual(at('2026-04-02T00:00:00'))
})
