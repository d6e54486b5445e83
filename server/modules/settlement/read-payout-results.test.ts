import { readPayoutResults } from './read-payout-results'

const onWay = (id: string, payableFen = 100) => ({ id, state: 'exported' as const, payableFen, paymentRef: null })
const paid = (id: string) => ({ id, state: 'paid' as const, payableFen: 100, paymentRef: 'B-1' })

test('what was paid, what failed and what is known already are told apart', () => {
  const said = [
    { statementId: 'a', paymentRef: 'B-1' },
    { statementId: 'b', paymentRef: 'B-2', failReason: '户名不符' },
    { statementId: 'c', failReason: '账号不存在' },
    { statementId: 'd', paymentRef: 'B-1' },
  ]
  const failures = [{ statementId: 'c', paymentRef: null, reason: '账号不存在' }]
  expect(readPayoutResults(said, [onWay('a'), onWay('b', 200), onWay('c'), paid('d')], failures)).toEqual({
    paid: [{ statementId: 'a', paymentRef: 'B-1', payableFen: 100 }],
    failed: [{ statementId: 'b', paymentRef: 'B-2', reason: '户名不符', payableFen: 200 }],
    repeated: 2,
    misfit: null,
  })
})

test('of a paid statement neither another number nor a new failure can be said, but an old failure can be said again', () => {
  const failures = [{ statementId: 'd', paymentRef: null, reason: '户名不符' }]
  const say = (said: { paymentRef?: string; failReason?: string }) =>
    readPayoutResults([{ statementId: 'd', ...said }], [paid('d')], failures)
  expect(say({ paymentRef: 'B-9' }).misfit).toEqual({ statementId: 'd', state: 'paid' })
  expect(say({ failReason: '退票' }).misfit).toEqual({ statementId: 'd', state: 'paid' })
  expect(say({ failReason: '户名不符' })).toMatchObject({ repeated: 1, misfit: null })
})
