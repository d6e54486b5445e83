import { ALWAYS, type Staged, type Test } from './compile-condition'
import type { BoostRule, CapRule, CompiledRules } from './compile-rules'
import type { LeftOutCode } from './decision'
import type { Facts } from './read-field'
import type { StoreFact } from './routing-facts'

type OfLead<Said> = { said: Said; when: true | Staged<Test> }
type OfGuide<Said> = { said: Said; test: Test }

/** What rules say of everybody at one store of a decision, and what is still to be asked of each guide there. */
export type StoreRuling = {
  store: StoreFact | null
  leftOutBy: readonly OfGuide<LeftOutCode>[]
  caps: readonly OfGuide<CapRule['limits']>[]
  boosts: readonly OfGuide<BoostRule['said']>[]
}

/**
 * What of the rules need be asked once for the whole decision is asked at once, and what need be asked once a store when
 * its first guide is looked at: sixty guides do not pay for it. `stores` are those of the decision.
 */
export function rulingsFor(
  { leaveOut, cap, boost }: CompiledRules,
  stores: readonly StoreFact[],
  facts: Facts,
): (storeId: string | null) => StoreRuling {
  const forAll = leaveOut.find((rule) => rule.isOfLead && rule.when(facts) === true)
  const leftOutBy = forAll ? [{ said: forAll.code, when: true as const }] : askedOf(leaveOut, codeOf, facts)
  const [caps, boosts] = [askedOf(cap, limitsOf, facts), askedOf(boost, saidOf, facts)]
  const known = new Map<string | null, StoreRuling>()
  const storeById = new Map(stores.map((store) => [store.id, store]))
  return (storeId) => {
    let ruling = known.get(storeId)
    if (!ruling) {
      const store = storeId === null ? null : (storeById.get(storeId) ?? null)
      facts.store = store
      ruling = {
        store,
        leftOutBy: atStore(leftOutBy, facts),
        caps: atStore(caps, facts),
        boosts: atStore(boosts, facts),
      }
      known.set(storeId, ruling)
    }
    return ruling
  }
}

const codeOf = ({ code }: CompiledRules['leaveOut'][number]): LeftOutCode => code
const limitsOf = ({ limits }: CapRule) => limits
const saidOf = ({ said }: BoostRule) => said

function askedOf<Rule extends CompiledRules['leaveOut'][number], Said>(
  rules: readonly Rule[],
  saying: (rule: Rule) => Said,
  facts: Facts,
): OfLead<Said>[] {
  const asked: OfLead<Said>[] = []
  for (let i = 0; i < rules.length; i++) {
    const when = rules[i]!.when(facts)
    if (when !== false) asked.push({ said: saying(rules[i]!), when })
  }
  return asked
}

function atStore<Said>(rules: readonly OfLead<Said>[], facts: Facts): OfGuide<Said>[] {
  const asked: OfGuide<Said>[] = []
  for (let i = 0; i < rules.length; i++) {
    const { said, when } = rules[i]!
    const test = when === true ? true : when(facts)
    if (test !== false) asked.push({ said, test: test === true ? ALWAYS : test })
  }
  return asked
}
