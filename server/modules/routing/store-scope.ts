import type { CompiledRules, ScopeRule } from './compile-rules'
import { fnv1a } from './fnv1a'
import type { Facts } from './read-field'
import type { DecisionInput, StoreFact } from './routing-facts'

/** Who a lead may go to by one scope rule: the guides of these stores, or one guide alone. */
export type Scope = {
  ruleId: string
  storeIds: ReadonlySet<string>
  /** The owner or the scanned guide, when the rule asks them alone. */
  onlyGuideId: string | null
  /** Whether the next rule may try when nobody here can take the lead. */
  mayGoOn: boolean
}

/** The scopes of the rules that match, in their order; an owner or a guide who is not there makes none. */
export function scopesOf(input: DecisionInput, rules: CompiledRules, facts: Facts): Scope[] {
  const scopes: Scope[] = []
  for (const rule of rules.scope) {
    if (!rule.test(facts)) continue
    const scope = scopeOf(input, rule)
    if (scope) scopes.push(scope)
  }
  return scopes
}

function scopeOf(input: DecisionInput, { id: ruleId, stores }: ScopeRule): Scope | null {
  if (stores.kind === 'owner' || stores.kind === 'sceneGuide') {
    const guideId = stores.kind === 'owner' ? input.ownerGuideId : input.sceneGuideId
    if (guideId === null) return null
    const storeIds = input.guides.flatMap((guide) => (guide.id === guideId && guide.storeId ? [guide.storeId] : []))
    return { ruleId, storeIds: new Set(storeIds), onlyGuideId: guideId, mayGoOn: stores.mode === 'soft' }
  }
  const chosen = storesFor(input, stores)
  if (chosen.length === 0) return null
  return { ruleId, storeIds: new Set(chosen.map(({ id }) => id)), onlyGuideId: null, mayGoOn: true }
}

function storesFor(
  input: DecisionInput,
  choice: Exclude<ScopeRule['stores'], { kind: 'owner' | 'sceneGuide' }>,
): StoreFact[] {
  switch (choice.kind) {
    case 'scene': {
      const scene = input.stores.filter((store) => store.isScene)
      const others = nearest(input.stores, choice.alsoNearest + scene.length, choice.withinKm)
      return scene.length === 0
        ? []
        : [...scene, ...others.filter((store) => !store.isScene)].slice(0, 1 + choice.alsoNearest)
    }
    case 'nearest':
      return nearest(input.stores, choice.count, choice.withinKm)
    case 'city':
      // Spread over the city by a draw of the lead's own, so that no store is first for everybody.
      return input.stores
        .filter((store) => store.isOpen && store.city === input.lead.city)
        .map((store) => ({ store, draw: fnv1a(`${input.leadId}:${store.id}`) }))
        .sort((a, b) => a.draw - b.draw || compareText(a.store.id, b.store.id))
        .slice(0, choice.count)
        .map(({ store }) => store)
  }
}

function nearest(stores: readonly StoreFact[], count: number, withinKm: number): StoreFact[] {
  return stores
    .filter((store) => store.isOpen && store.distanceM !== null && store.distanceM <= withinKm * 1000)
    .sort((a, b) => (a.distanceM as number) - (b.distanceM as number) || compareText(a.id, b.id))
    .slice(0, count)
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** How far the rules look: what has to be read so that every scope of a rule set can be decided. */
export function reachOf({ scope }: Pick<CompiledRules, 'scope'>): {
  nearestStores: number
  withinKm: number
  cityStores: number
} {
  const reach = { nearestStores: 1, withinKm: 1, cityStores: 1 }
  for (const { stores } of scope) {
    if (stores.kind === 'nearest') {
      reach.nearestStores = Math.max(reach.nearestStores, stores.count)
      reach.withinKm = Math.max(reach.withinKm, stores.withinKm)
    }
    if (stores.kind === 'scene' && stores.alsoNearest > 0) {
      reach.nearestStores = Math.max(reach.nearestStores, stores.alsoNearest + 1)
      reach.withinKm = Math.max(reach.withinKm, stores.withinKm)
    }
    if (stores.kind === 'city') reach.cityStores = Math.max(reach.cityStores, stores.count)
  }
  return reach
}
