import { answerBy, closesAt, deadlineAfter, opensNextAt } from './offer-deadline'

const hours = { opensMinute: 10 * 60, closesMinute: 22 * 60 }
const at = (text: string, day = '2026-03-01') => new Date(`${day}T${text}:00+08:00`)
const nextDay = (text: string) => at(text, '2026-03-02')
const sla = { acceptMinutes: 20, firstContactMinutes: 60, clock: 'business' as const }

test('during opening hours the time to accept simply runs', () => {
  expect(deadlineAfter(at('11:00'), 20, hours)).toEqual(at('11:20'))
})

test('before opening it starts to run at the opening', () => {
  expect(deadlineAfter(at('07:30'), 20, hours)).toEqual(at('10:20'))
})

test('after closing it starts to run at the next opening', () => {
  expect(deadlineAfter(at('23:10'), 20, hours)).toEqual(nextDay('10:20'))
})

test('what is left at closing is carried to the next opening', () => {
  expect(deadlineAfter(at('21:50'), 20, hours)).toEqual(nextDay('10:10'))
})

test('more than a day of opening time runs over as many days as it takes', () => {
  expect(deadlineAfter(at('21:00'), 60 + 720 + 30, hours)).toEqual(at('10:30', '2026-03-03'))
})

test('headquarters has no shop hours, and a rule may count by the wall clock', () => {
  expect(deadlineAfter(at('23:10'), 20, null)).toEqual(at('23:30'))
  expect(answerBy(at('23:10'), { ...sla, clock: 'wall' }, hours, 5)).toEqual({
    acceptBy: at('23:30'),
    contactBy: nextDay('00:10'),
  })
})

test('leads of the night are spread over the opening, and none waits longer than four hours after it', () => {
  const acceptTimes = [0, 1, 2, 40].map((waiting) => answerBy(at('23:10'), sla, hours, waiting).acceptBy)
  expect(acceptTimes).toEqual([nextDay('10:20'), nextDay('10:40'), nextDay('11:00'), nextDay('14:00')])
  expect(answerBy(at('23:10'), sla, hours, 1).contactBy).toEqual(nextDay('11:20'))
})

test('while the shop is open nobody is given more time for having much to answer', () => {
  expect(answerBy(at('11:00'), sla, hours, 7)).toEqual({ acceptBy: at('11:20'), contactBy: at('12:00') })
})

test('nobody has to have reached a shopper before they had to accept', () => {
  expect(answerBy(at('11:00'), { ...sla, firstContactMinutes: 5 }, hours, 0).contactBy).toEqual(at('11:20'))
})

test('a shop is dark from closing to opening', () => {
  expect(opensNextAt(at('09:59'), hours)).toEqual(at('10:00'))
  expect(opensNextAt(at('10:00'), hours)).toBeNull()
  expect(opensNextAt(at('22:00'), hours)).toEqual(nextDay('10:00'))
  expect(closesAt(at('21:59'), hours)).toEqual(at('22:00'))
  expect(closesAt(at('22:00'), hours)).toBeNull()
})

/** Opens at five in the afternoon and closes at two in the night. */
const late = { opensMinute: 17 * 60, closesMinute: 2 * 60 }

test('of a shop that is open past midnight the clock runs over midnight, and stands by day', () => {
  expect(deadlineAfter(at('23:50'), 20, late)).toEqual(nextDay('00:10'))
  expect(deadlineAfter(at('10:00'), 20, late)).toEqual(at('17:20'))
  expect(deadlineAfter(nextDay('01:50'), 20, late)).toEqual(nextDay('17:10'))
  expect(deadlineAfter(nextDay('02:00'), 20, late)).toEqual(nextDay('17:20'))
})

test('a shop that is open past midnight is dark from its closing at night to its opening', () => {
  expect(opensNextAt(nextDay('01:59'), late)).toBeNull()
  expect(opensNextAt(nextDay('02:00'), late)).toEqual(nextDay('17:00'))
  expect(opensNextAt(at('16:59'), late)).toEqual(at('17:00'))
  expect(opensNextAt(at('17:00'), late)).toBeNull()
  expect(closesAt(at('23:00'), late)).toEqual(nextDay('02:00'))
  expect(closesAt(nextDay('01:00'), late)).toEqual(nextDay('02:00'))
  expect(closesAt(at('12:00'), late)).toBeNull()
  expect(answerBy(at('10:00'), sla, late, 2).acceptBy).toEqual(at('18:00'))
})

test('a shop that is open day and night never closes', () => {
  const always = { opensMinute: 0, closesMinute: 1440 }
  expect(deadlineAfter(at('23:50'), 20, always)).toEqual(nextDay('00:10'))
  expect(opensNextAt(at('00:00'), always)).toBeNull()
  expect(closesAt(at('23:50'), always)).toBeNull()
})
