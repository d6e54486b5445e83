import { offerDeadline } from './offer-deadline'

const hours = { opensMinute: 10 * 60, closesMinute: 22 * 60 }
const at = (text: string) => new Date(`2026-03-01T${text}:00+08:00`)

test('during opening hours the time to accept simply runs', () => {
  expect(offerDeadline(at('11:00'), 20, hours)).toEqual(at('11:20'))
})

test('before opening it starts to run at the opening', () => {
  expect(offerDeadline(at('07:30'), 20, hours)).toEqual(at('10:20'))
})

test('after closing it starts to run at the next opening', () => {
  expect(offerDeadline(at('23:10'), 20, hours)).toEqual(new Date('2026-03-02T10:20:00+08:00'))
})

test('what is left at closing is carried to the next opening', () => {
  expect(offerDeadline(at('21:50'), 20, hours)).toEqual(new Date('2026-03-02T10:10:00+08:00'))
})

test('headquarters has no shop hours', () => {
  expect(offerDeadline(at('23:10'), 20, null)).toEqual(at('23:30'))
})
