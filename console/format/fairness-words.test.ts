import { type CurvePoint, curveText, DIAL, dialAt, isOnePoint } from './fairness-words'

const curve = (...points: [number, number][]): CurvePoint[] =>
  points.map(([valueYuan, jain], i) => ({ leadThreshold: DIAL[i]!, valueYuan, value: 1, jain }))

test('a setting stands at its stop of the dial, or at the nearest', () => {
  expect(DIAL.map(dialAt)).toEqual([0, 1, 2, 3, 4])
  expect([0, 0.8, 2.4, 50].map(dialAt)).toEqual([0, 1, 2, 3])
})

test('the curve says what fairness costs, and says so when it costs nothing', () => {
  expect(curveText([])).toContain('画不出曲线')
  expect(curveText(curve([900, 0.95], [950, 0.9], [1000, 0.8]))).toBe(
    '分得最公平（0.5 条）要少 10% 的预期毛利；价值最高的是2 条。',
  )
  expect(curveText(curve([999, 0.95], [1000, 0.8]))).toContain('不花钱')
  expect(curveText(curve([999, 0.9], [1000, 0.899]))).toContain('几乎是一个点')
})

test('settings that differ in nothing are one point', () => {
  expect(isOnePoint(curve([1000, 0.9], [1000, 0.899]))).toBe(true)
  expect(isOnePoint(curve([1000, 0.9], [1000, 0.8]))).toBe(false)
})
