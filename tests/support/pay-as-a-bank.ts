import type { TestCaller, World } from './world'

/**
 * Pays what is exported as a bank does: every third statement fails the first time, the answer is pasted twice, and what
 * failed is listed and paid again. Answers how many failed; `lookBetween` is taken while they have.
 */
export async function payAsBank(at: World, finance: TestCaller, lookBetween: () => Promise<unknown>): Promise<number> {
  const exported = () =>
    at.db.selectFrom('statement').select(['id', 'period_id']).where('state', '=', 'exported').orderBy('id').execute()
  const due = await exported()
  if (due.length === 0) return 0
  const failing = due.filter((_, index) => index % 3 === 0)
  const payouts = due.map(({ id }) =>
    failing.some((one) => one.id === id)
      ? { statementId: id, failReason: '户名不符' }
      : { statementId: id, paymentRef: `wire-${id}` },
  )
  for (const repeated of [0, due.length])
    expect(await at.ok(finance.call('recordPayouts', { payouts }))).toMatchObject({ repeated })
  await lookBetween()
  expect(await exported()).toEqual(failing)
  for (const periodId of new Set(failing.map((row) => row.period_id)))
    await at.ok(finance.call('exportPayouts', { periodId }))
  const again = failing.map(({ id }) => ({ statementId: id, paymentRef: `again-${id}` }))
  await at.ok(finance.call('recordPayouts', { payouts: again }))
  return failing.length
}
