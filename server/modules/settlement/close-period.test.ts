import fc from 'fast-check'
import { closePeriod, merkleRoot, type OpenLot } from './close-period'
import { payoutCsv } from './payout-csv'

const PERIOD = { brandId: 'br_1', periodId: '2026-03', previousRoot: 'before', netMaxPpm: 500_000 }
function lot(lotId: string, over: Partial<OpenLot> = {}): OpenLot {
  return { lotId, partyKind: 'guide', partyId: 'gd_a', paidAtMs: 1, availableFen: 0, clawbackFen: 0, ...over }
}
const close = (...lots: OpenLot[]) => closePeriod(PERIOD, lots)

test('what is owed back is kept from what is paid, oldest first and through cash, so that each lot is right', () => {
  const { statements } = close(
    lot('lt_new', { paidAtMs: 3, availableFen: 100 }),
    lot('lt_old', { paidAtMs: 1, clawbackFen: 30 }),
    lot('lt_mid', { paidAtMs: 2, clawbackFen: 40 }),
  )
  expect(statements).toMatchObject([{ earnedFen: 100, clawbackFen: 50, payableFen: 50 }])
  expect(statements[0]!.lines).toEqual([
    { lotId: 'lt_new', kind: 'earned', amountFen: 100 },
    { lotId: 'lt_old', kind: 'clawback', amountFen: 30 },
    { lotId: 'lt_mid', kind: 'clawback', amountFen: 20 },
  ])
  expect(statements[0]!.postings).toEqual([
    { lotId: 'lt_new', debit: 'available', credit: 'cash', amountFen: 50 },
    { lotId: 'lt_new', debit: 'available', credit: 'in_transit', amountFen: 50 },
    { lotId: 'lt_old', debit: 'cash', credit: 'clawback', amountFen: 30 },
    { lotId: 'lt_mid', debit: 'cash', credit: 'clawback', amountFen: 20 },
  ])
})

test('a party with nothing to be paid gets no statement and goes on owing', () => {
  expect(close(lot('lt_1', { clawbackFen: 30 })).statements).toEqual([])
})

test('statements, their hashes and the root do not depend on the order of the lots, and netting loses nothing', () => {
  const Lot = fc.record({
    partyId: fc.constantFrom('gd_a', 'gd_b', 'gd_c'),
    paidAtMs: fc.integer({ min: 0, max: 5 }),
    availableFen: fc.integer({ min: 0, max: 10_000 }),
    clawbackFen: fc.integer({ min: 0, max: 10_000 }),
  })
  fc.assert(
    fc.property(fc.array(Lot, { maxLength: 20 }), fc.integer({ min: 0, max: 1_000_000 }), (drawn, netMaxPpm) => {
      const lots = drawn.map((one, at) => lot(`lt_${at}`, one))
      const closing = closePeriod({ ...PERIOD, netMaxPpm }, lots)
      expect(closePeriod({ ...PERIOD, netMaxPpm }, [...lots].reverse())).toEqual(closing)
      for (const { earnedFen, clawbackFen, payableFen, postings } of closing.statements) {
        const moved = (debit: string, credit: string) =>
          postings
            .filter((one) => one.debit === debit && one.credit === credit)
            .reduce((sum, { amountFen }) => sum + amountFen, 0)
        expect(moved('available', 'in_transit')).toBe(payableFen)
        expect(moved('available', 'cash')).toBe(clawbackFen)
        expect(moved('cash', 'clawback')).toBe(clawbackFen)
        expect(payableFen).toBe(earnedFen - clawbackFen)
        expect(clawbackFen).toBeLessThanOrEqual(Math.floor((earnedFen * netMaxPpm) / 1_000_000))
      }
    }),
  )
})

test('a root changes with any statement and with the root before it', () => {
  const root = merkleRoot('before', ['a', 'b', 'c'])
  expect(merkleRoot('before', ['c', 'b', 'a'])).toBe(root)
  expect(merkleRoot('other', ['a', 'b', 'c'])).not.toBe(root)
  expect(merkleRoot('before', ['a', 'b', 'd'])).not.toBe(root)
  expect(merkleRoot('before', ['a', 'b'])).not.toBe(root)
  expect(merkleRoot('before', [])).toMatch(/^[0-9a-f]{64}$/)
})

test('the payout list opens in a spreadsheet, and a name that looks like a formula is only a name', () => {
  const row = {
    statementId: 'sm_1',
    periodId: '2026-03',
    partyKind: 'guide' as const,
    partyCode: 'G1',
    payableFen: 123_456,
    hash: 'ab'.repeat(32),
  }
  const text = payoutCsv([
    { ...row, partyName: '=HYPERLINK("x")' },
    { ...row, partyName: '李梅,春熙路' },
  ])
  expect(text.split('\r\n')).toEqual([
    '\uFEFF结算单号,账期,收款方类型,编号,名称,应付金额（元）,校验码,付款结果,银行流水号,失败原因',
    `sm_1,2026-03,导购,G1,"'=HYPERLINK(""x"")",1234.56,abababababababab,,,`,
    'sm_1,2026-03,导购,G1,"李梅,春熙路",1234.56,abababababababab,,,',
    '',
  ])
})
