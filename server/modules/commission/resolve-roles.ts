import { PPM_WHOLE } from '../../../contract/money'
import type { ReasonCode } from '../../../contract/reasons'
import type { SplitPolicy } from '../../../contract/split-policy'
import type { PartyKind, SplitRole } from '../../../contract/vocabulary'

export type WeightedParty = { role: SplitRole; partyKind: PartyKind; partyId: string; weight: number }
/** A weight that did not stay with the role the policy gave it to. */
export type WeightMove = { code: Extract<ReasonCode, 'D01' | 'U01'>; from: SplitRole; to: SplitRole; weight: number }
export type Claims = {
  bound: { guideId: string; keepPpm: number } | null
  credits: readonly { guideId: string; creditPpm: number }[]
  storeId: string | null
  brandId: string
}

/**
 * Turns a policy's roles into parties with whole weights, in the policy's order and by id within a role.
 * An idle bound guide keeps a part and the rest moves on; a role nobody fills passes to its fallback; HQ is the last.
 */
export function resolveRoles(policy: SplitPolicy, claims: Claims): { parties: WeightedParty[]; moves: WeightMove[] } {
  const weights = new Map<SplitRole, number>()
  const moves: WeightMove[] = []
  const add = (role: SplitRole, weight: number) => weights.set(role, (weights.get(role) ?? 0) + weight)
  const move = (code: WeightMove['code'], from: SplitRole, to: SplitRole, weight: number) => {
    add(to, weight)
    if (weight > 0) moves.push({ code, from, to, weight })
  }

  for (const { role, weight, fallback } of policy.roles) {
    const bound = role === 'bound_guide' ? claims.bound : null
    if (bound && bound.keepPpm < PPM_WHOLE && weight > 0) {
      const kept = Math.floor((weight * bound.keepPpm) / PPM_WHOLE)
      add(role, kept)
      const { moveTo } = policy.decay
      move('D01', role, isFilled(moveTo, claims) ? moveTo : receiver(fallbackOf(policy, moveTo), claims), weight - kept)
    } else if (isFilled(role, claims)) add(role, weight)
    else move('U01', role, receiver(fallback, claims), weight)
  }

  const order = policy.roles.map(({ role }) => role)
  const roles = [...weights].filter(([, weight]) => weight > 0)
  roles.sort(([a], [b]) => (order.indexOf(a) + 1 || 9) - (order.indexOf(b) + 1 || 9))
  return { parties: simplest(roles.flatMap(([role, weight]) => partiesOf(role, weight, claims))), moves }
}

function isFilled(role: SplitRole, { bound, credits, storeId }: Claims): boolean {
  if (role === 'bound_guide') return bound !== null && bound.keepPpm === PPM_WHOLE
  if (role === 'active_guide') return credits.length > 0
  return role === 'hq' || storeId !== null
}

function receiver(fallback: readonly SplitRole[], claims: Claims): SplitRole {
  return fallback.find((role) => isFilled(role, claims)) ?? 'hq'
}

function fallbackOf(policy: SplitPolicy, role: SplitRole): readonly SplitRole[] {
  return policy.roles.find((candidate) => candidate.role === role)?.fallback ?? ['store']
}

/** Weights are multiplied by a million, so that a guide's part of a role is whole too. */
function partiesOf(role: SplitRole, weight: number, { bound, credits, storeId, brandId }: Claims): WeightedParty[] {
  const whole = weight * PPM_WHOLE
  if (role === 'bound_guide' && bound) return [{ role, partyKind: 'guide', partyId: bound.guideId, weight: whole }]
  if (role === 'store' && storeId) return [{ role, partyKind: 'store', partyId: storeId, weight: whole }]
  if (role === 'hq') return [{ role, partyKind: 'hq', partyId: brandId, weight: whole }]
  return credits.map(({ guideId, creditPpm }) => ({
    role,
    partyKind: 'guide',
    partyId: guideId,
    weight: weight * creditPpm,
  }))
}

/** Takes common zeros off again: 1500, 3500, 2000 reads better than a million times that and splits the same. */
function simplest(parties: WeightedParty[]): WeightedParty[] {
  let unit = 1
  while (unit < PPM_WHOLE && parties.every(({ weight }) => weight % (unit * 10) === 0)) unit *= 10
  return parties.map((party) => ({ ...party, weight: party.weight / unit }))
}
