import type { RuleSet } from '../../contract/rule-set'
import { compileRules } from '../../server/modules/routing/compile-rules'
import { FREE_CAPACITY, POINTS_SCORER } from '../../server/modules/routing/day-zero'
import { type Artefacts, decide } from '../../server/modules/routing/decide'
import type {
  DecisionInput,
  GuideFact,
  GuideState,
  LeadFact,
  StoreFact,
} from '../../server/modules/routing/routing-facts'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'

/** Facts of a decision with everything said, so that a test names only what it is about. */

export const leadFact = (change: Partial<LeadFact> = {}): LeadFact => ({
  arrivedMs: DECIDED_AT_MS,
  channel: 'store_scan',
  wish: '连衣裙',
  points: 50,
  tier: 'none',
  city: '上海',
  campaign: null,
  partnerId: null,
  latitude: 31.23,
  longitude: 121.47,
  hasPhone: true,
  isMember: false,
  hasOrdered: false,
  hasVisit: false,
  askedAgain: false,
  strongTouches: 1,
  ordersInYear: 0,
  spentFenInYear: 0,
  ...change,
})

export const storeFact = (id: string, change: Partial<StoreFact> = {}): StoreFact => ({
  id,
  kind: 'own',
  city: '上海',
  regionId: 'rg_1',
  distanceM: 1000,
  isScene: false,
  isOpen: true,
  mayReceive: true,
  revenueClass: null,
  maturityClass: null,
  ...change,
})

export const guideFact = (id: string, change: Partial<GuideFact> = {}): GuideFact => ({
  id,
  storeId: 's1',
  role: 'guide',
  grade: 3,
  isSkilled: null,
  isEmployed: true,
  isOnLeave: false,
  isTaking: true,
  isSelf: false,
  tenureDays: 400,
  offers7d: 0,
  acceptPpm: null,
  contactPpm: null,
  ...change,
})

export const guideState = (id: string, change: Partial<GuideState> = {}): GuideState => ({
  id,
  dayUsed: 0,
  dayCap: 10,
  openUsed: 0,
  openCap: 10,
  memberUsed: 0,
  memberCap: 700,
  lastAssignedMs: null,
  availableFromMinute: 0,
  ...change,
})

/** A Wednesday, three in the afternoon in Shanghai. */
export const DECIDED_AT_MS = Date.parse('2026-11-25T07:00:00Z')

export const decisionInput = (change: Partial<DecisionInput> = {}): DecisionInput => ({
  leadId: 'ld_1',
  attempt: 1,
  atMs: DECIDED_AT_MS,
  lead: leadFact(),
  ownerGuideId: null,
  ownerProtectedDays: 0,
  sceneGuideId: null,
  triedGuideIds: [],
  wasHeld: false,
  draftPick: null,
  stores: [storeFact('s1')],
  guides: [guideFact('a')],
  ...change,
})

export const artefactsOf = (change: Partial<RuleSet> = {}, more: Partial<Artefacts> = {}): Artefacts => ({
  rules: compileRules(1, { ...DEFAULT_RULE_SET, ...change }),
  model: POINTS_SCORER,
  prices: FREE_CAPACITY,
  ...more,
})

/** Decides with a state for every guide named in the input, those given replacing the plain ones. */
export function decideWith(
  input: DecisionInput,
  {
    states = [],
    artefacts = artefactsOf(),
    seed = 7,
  }: { states?: GuideState[]; artefacts?: Artefacts; seed?: number } = {},
) {
  const given = new Map(states.map((state) => [state.id, state]))
  const ids = [...new Set(input.guides.map(({ id }) => id))]
  return decide(
    input,
    artefacts,
    ids.map((id) => given.get(id) ?? guideState(id)),
    seed,
  )
}
