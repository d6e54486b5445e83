import { draftVerdictText, pilotStateText } from '../contract/routing-vocabulary'

const judged = { verdict: 'refused', reason: 'low_coverage', leadsNeeded: 25_080, exploredLeads: 2_508 } as const

test('how many leads would settle a backtest is said so that it can be read, with the days they take to come', () => {
  expect(draftVerdictText(judged, { epsilon: 0.1, leadsPerDay: 250 })).toBe(
    '证据不足，不下结论：草稿想选的导购，现行规则多半没有机会选到。让草稿影子运行，并拿出 10% 的线索按草稿分配，约需 25,080 条线索（其中 2,508 条会与现行规则分得不同），按目前每天约 250 条，要 101 天。',
  )
})

test('what would take years is not recommended', () => {
  expect(draftVerdictText(judged, { epsilon: 0.1, leadsPerDay: 20 })).toContain('要 1,254 天：等不到这么久')
  expect(draftVerdictText(judged, { epsilon: 0.1, leadsPerDay: 0 })).not.toContain('按目前')
})

test('a pilot that was started waits for the midnight of its first day', () => {
  const pilot = { state: 'running', startsOn: '2026-03-02' } as const
  expect(pilotStateText({ ...pilot, hasBegun: false })).toBe('待开始（3 月 2 日 0 点起）')
  expect(pilotStateText({ ...pilot, hasBegun: true })).toBe('试点中')
})
