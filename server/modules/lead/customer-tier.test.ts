import { customerTier } from './customer-tier'

const LIMITS = { silverFen: 100_000, goldFen: 500_000, blackFen: 2_000_000 }

test('who spent exactly a limit has reached its tier', () => {
  expect([0, 99_999, 100_000, 500_000, 1_999_999, 2_000_000].map((fen) => customerTier(fen, LIMITS))).toEqual([
    'none',
    'none',
    'silver',
    'gold',
    'gold',
    'black',
  ])
})
