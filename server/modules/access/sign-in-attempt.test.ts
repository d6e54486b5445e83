import { judgeAttempt } from './sign-in-attempt'

const at = new Date('2026-03-01T10:00:00+08:00')

test('the fifth wrong password locks the account for a quarter of an hour', () => {
  expect(judgeAttempt({ failedAttempts: 3, lockedUntil: null, isRight: false }, at)).toEqual({
    kind: 'refused',
    failedAttempts: 4,
    lockedUntil: null,
  })
  expect(judgeAttempt({ failedAttempts: 4, lockedUntil: null, isRight: false }, at)).toEqual({
    kind: 'refused',
    failedAttempts: 0,
    lockedUntil: new Date('2026-03-01T10:15:00+08:00'),
  })
})

test('a locked account refuses the right password too', () => {
  const lockedUntil = new Date(at.getTime() + 1)
  expect(judgeAttempt({ failedAttempts: 0, lockedUntil, isRight: true }, at)).toEqual({ kind: 'locked' })
})

test('at the minute the lock ends the right password is admitted', () => {
  expect(judgeAttempt({ failedAttempts: 0, lockedUntil: at, isRight: true }, at)).toEqual({ kind: 'admitted' })
})
