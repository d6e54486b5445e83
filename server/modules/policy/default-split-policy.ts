import type { SplitPolicy } from '../../../contract/split-policy'

/** What a new brand starts with (docs/money.md explains each number). */
export const DEFAULT_SPLIT_POLICY: SplitPolicy = {
  poolPpm: 50_000,
  roles: [
    { role: 'bound_guide', weight: 3000, fallback: ['active_guide', 'store'] },
    { role: 'active_guide', weight: 4000, fallback: ['store'] },
    { role: 'store', weight: 2000, fallback: ['hq'] },
    { role: 'hq', weight: 1000, fallback: [] },
  ],
  decay: {
    steps: [
      { idleDays: 30, keepPpm: 300_000 },
      { idleDays: 60, keepPpm: 0 },
    ],
    moveTo: 'active_guide',
  },
  activity: { minQuality: 2 },
  windowDays: 30,
  attribution: { model: 'position', firstPpm: 400_000, lastPpm: 400_000 },
  holdingDays: 7,
  autoReceiveDays: 10,
  netMaxPpm: 500_000,
}
