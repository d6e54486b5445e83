import type { Rule, RuleSet } from '../../../contract/rule-set'
import { checkPools } from './check-pools'
import { namedThings, THING_SAYS, type ThingField } from './named-things'
import type { NetworkFacts } from './network-facts'
import { quoted, type RuleFinding, type RuleFindings } from './rule-finding'
import { walk } from './say-condition'

/** What is wrong with a rule set for the stores and guides a brand has: whom it names, and where nobody would be left. */
export function checkNetwork(set: RuleSet, network: NetworkFacts): RuleFindings {
  const found = checkPools(set, network)
  const known: Record<ThingField, ReadonlySet<string>> = {
    'store.id': idsOf(network.stores),
    'guide.id': idsOf(network.guides),
    'store.region': idsOf(network.regions),
    'lead.partner': idsOf(network.partners),
  }
  const isGone = new Map<string, string>([
    ...network.stores.filter(({ isOpen }) => !isOpen).map(({ id, name }) => [id, `门店「${name}」已停业`] as const),
    ...network.guides
      .filter(({ isEmployed }) => !isEmployed)
      .map(({ id, name }) => [id, `导购「${name}」已离职`] as const),
  ])
  const cities = new Set(network.stores.map(({ city }) => city))
  for (const rule of set.rules) {
    if (!rule.isOn) continue
    found.warnings.push(...citiesWithoutStore(rule, cities))
    for (const [field, id] of namedThings(rule)) {
      if (!known[field].has(id)) {
        const text = `${quoted(rule.name)}里的${THING_SAYS[field]}「${id}」不存在；请重新选择`
        found.faults.push({ code: 'unknown_id', ruleId: rule.id, text })
      } else if (isGone.has(id)) {
        const text = `${quoted(rule.name)}里的${isGone.get(id)}；请确认是否还需要`
        found.warnings.push({ code: 'gone_id', ruleId: rule.id, text })
      }
    }
  }
  return found
}

/**
 * 「上海」 where the stores say 「上海市」: such a rule never holds, and nothing else tells. A shopper may be of a city without
 * a store; of theirs only what looks like a slip of the pen is told.
 */
function citiesWithoutStore(rule: Rule, cities: ReadonlySet<string>): RuleFinding[] {
  const named = new Map<string, 'lead.city' | 'store.city'>()
  walk(rule.when, ({ f, op, v }) => {
    if ((f !== 'store.city' && f !== 'lead.city') || op === 'exists' || op === 'between') return
    for (const city of [v].flat().map(String)) if (named.get(city) !== 'store.city') named.set(city, f)
  })
  return [...named].flatMap(([city, field]) => {
    if (cities.size === 0 || cities.has(city)) return []
    const near = [...cities].find((known) => known.startsWith(city) || city.startsWith(known))
    if (!near && field === 'lead.city') return []
    const wayOut = near ? `是不是「${near}」？请改正` : '请确认城市没有填错'
    const label = field === 'lead.city' ? '顾客城市' : '门店城市'
    const text = `${quoted(rule.name)}里的${label}「${city}」没有门店；${wayOut}`
    return [{ code: 'unknown_city' as const, ruleId: rule.id, text }]
  })
}

const idsOf = (things: readonly { id: string }[]) => new Set(things.map(({ id }) => id))
