import type { Rule, RuleSet } from '../../../contract/rule-set'
import { groupBy } from '../../kernel/group-by'
import { judgeKnown, type Known } from './judge-known'
import { DAY_PARTS, type DayPart, type GuideFacts, type NetworkFacts, type StoreFacts } from './network-facts'
import { quoted, type RuleFinding, type RuleFindings } from './rule-finding'
import { fieldsOf } from './say-condition'

const NAMED_MAX = 3
const MINUTES_OF_HOUR = [0, 30]

/** A guide who works, with what rules may ask of them at a store. */
type Person = { guide: GuideFacts; known: Known }

/**
 * Where nobody would be left: stores that have guides, but none of them may be given any lead at some hour by what is
 * known of stores, guides and the time; and stores whose guides' days are too small for the leads that are expected.
 */
export function checkPools(set: RuleSet, network: NetworkFacts): RuleFindings {
  const found: RuleFindings = { faults: [], warnings: [] }
  const peopleOf = peopleByStore(network)
  const gates = set.rules.filter((rule) => rule.isOn && (rule.phase === 'require' || rule.phase === 'exclude'))
  const caps = set.rules.filter((rule): rule is Extract<Rule, { phase: 'cap' }> => rule.isOn && rule.phase === 'cap')
  const open = network.stores.filter(({ isOpen }) => isOpen)

  const staffed = open.filter(({ id }) => peopleOf.has(id))
  const empty = staffed.flatMap((store) => emptyHours(store, peopleOf.get(store.id)!, gates))
  found[
    empty.length > 0 && empty.every(({ isAlways }) => isAlways) && empty.length === staffed.length
      ? 'faults'
      : 'warnings'
  ].push(...sayEmpty(empty))
  found.warnings.push(...withoutGuides(open, peopleOf), ...withoutConcierge(set, network))
  found.warnings.push(...aboveCapacity(network, peopleOf, caps))
  return found
}

function peopleByStore({ stores, guides }: NetworkFacts): Map<string, Person[]> {
  const storeById = new Map(stores.map((store) => [store.id, store]))
  const peopleOf = new Map<string, Person[]>()
  for (const guide of guides) {
    if (!guide.isEmployed || guide.role !== 'guide' || guide.dayCap === 0 || guide.openCap === 0) continue
    for (const storeId of guide.storeIds) {
      const store = storeById.get(storeId)
      if (!store) continue
      const people = peopleOf.get(storeId) ?? []
      people.push({ guide, known: knownOf(store, guide) })
      peopleOf.set(storeId, people)
    }
  }
  return peopleOf
}

function knownOf(store: StoreFacts, guide: GuideFacts): Known {
  return {
    'store.id': store.id,
    'store.kind': store.kind,
    'store.city': store.city,
    'store.region': store.regionId,
    'store.revenueClass': store.revenueClass,
    'store.maturityClass': store.maturityClass,
    'guide.id': guide.id,
    'guide.role': guide.role,
    'guide.grade': guide.grade,
    'guide.tenureDays': guide.tenureDays,
  }
}

type Empty = { store: StoreFacts; hours: number[]; isAlways: boolean; by: Rule }

const leavesOut = (rule: Rule, known: Known) => judgeKnown(rule.when, known) === (rule.phase === 'exclude')

function emptyHours(store: StoreFacts, people: readonly Person[], gates: readonly Rule[]): Empty[] {
  const first = new Map(people.map(({ guide, known }) => [guide.id, gates.find((rule) => leavesOut(rule, known))]))
  const rest = people.filter(({ guide }) => first.get(guide.id) === undefined)
  const hours = hoursOf(store)
  if (rest.length === 0) return [{ store, hours, isAlways: true, by: first.get(people[0]!.guide.id)! }]
  const timed = gates.filter((rule) =>
    [...fieldsOf(rule.when)].some((field) => field === 'ctx.hour' || field === 'ctx.time'),
  )
  if (timed.length === 0) return []
  let by: Rule | undefined
  const empty = hours.filter((hour) =>
    MINUTES_OF_HOUR.every((minute) =>
      rest.every(({ known }) => {
        const then = { ...known, 'ctx.hour': hour, 'ctx.time': hour * 60 + minute }
        const found = timed.find((rule) => leavesOut(rule, then))
        by ??= found
        return found !== undefined
      }),
    ),
  )
  return empty.length === 0 || !by ? [] : [{ store, hours: empty, isAlways: empty.length === hours.length, by }]
}

/** The whole hours a store is open in, those it is open in part included; one that closes after midnight too. */
function hoursOf({ opensMinute, closesMinute }: StoreFacts): number[] {
  const from = Math.floor(opensMinute / 60)
  const to = Math.ceil(closesMinute / 60)
  const length = to > from ? to - from : to + 24 - from
  return Array.from({ length }, (_, i) => (from + i) % 24)
}

/** One finding for all stores that a rule empties at the same hours. */
function sayEmpty(empty: readonly Empty[]): RuleFinding[] {
  const groups = groupBy(empty, ({ by, hours, isAlways }) => `${by.id}:${isAlways ? 'always' : hours.join()}`)
  return [...groups.values()].map((group) => {
    const { by, hours, isAlways } = group[0]!
    const at = isAlways ? '' : `在 ${sayHours(hours)} `
    const text = `${quoted(by.name)}会让${sayStores(group.map(({ store }) => store))}${at}没有导购能接线索；请放宽条件，或给这些门店配上符合条件的导购`
    return { code: 'empty_pool' as const, ruleId: by.id, text }
  })
}

function sayStores(stores: readonly StoreFacts[]): string {
  const names = stores.slice(0, NAMED_MAX).map(({ name }) => `「${name}」`)
  return stores.length <= NAMED_MAX ? `门店${names.join('、')}` : `门店${names.join('、')}等 ${stores.length} 家`
}

function sayHours(hours: readonly number[]): string {
  const stretches: [number, number][] = []
  for (const hour of hours) {
    const last = stretches.at(-1)
    if (last && last[1] === hour) last[1] = hour + 1
    else stretches.push([hour, hour + 1])
  }
  return stretches.map(([from, to]) => `${from}–${to} 点`).join('、')
}

function withoutGuides(open: readonly StoreFacts[], peopleOf: ReadonlyMap<string, Person[]>): RuleFinding[] {
  const bare = open.filter(({ id }) => !peopleOf.has(id))
  if (bare.length === 0) return []
  const text = `${sayStores(bare)}还没有能接线索的导购，去那里的线索会直接走到兜底；请先配好导购`
  return [{ code: 'empty_pool', ruleId: null, text }]
}

function withoutConcierge({ fallback }: RuleSet, { guides }: NetworkFacts): RuleFinding[] {
  if (!fallback.includes('hqPool') || guides.some(({ role, isEmployed }) => role === 'concierge' && isEmployed))
    return []
  const text = '兜底里有「转总部池」，但还没有总部顾问，到了总部池的线索没有人接；请先建立总部顾问'
  return [{ code: 'empty_pool', ruleId: null, text }]
}

const PARTS = Object.keys(DAY_PARTS) as DayPart[]

function aboveCapacity(
  { forecast, stores }: NetworkFacts,
  peopleOf: ReadonlyMap<string, Person[]>,
  caps: readonly Extract<Rule, { phase: 'cap' }>[],
): RuleFinding[] {
  const nameOf = new Map(stores.map(({ id, name }) => [id, name]))
  const expected = groupBy(forecast, ({ storeId }) => storeId)
  const short = [...expected].flatMap(([storeId, rows]) => {
    const capacity = (peopleOf.get(storeId) ?? []).reduce((sum, person) => sum + dayOf(person, caps), 0)
    if (capacity === 0) return []
    let sum = 0
    for (const part of PARTS) {
      sum += rows.filter((row) => row.part === part).reduce((total, { leads }) => total + leads, 0)
      if (sum > capacity) return [{ storeId, part, sum, capacity }]
    }
    return []
  })
  return short
    .toSorted((a, b) => b.sum / b.capacity - a.sum / a.capacity)
    .slice(0, NAMED_MAX)
    .map(({ storeId, part, sum, capacity }) => {
      const name = nameOf.get(storeId) ?? storeId
      const text = `门店「${name}」到${DAY_PARTS[part]}预计有 ${Math.round(sum)} 条线索，而导购一天一共只能接 ${Math.floor(capacity)} 条；请提高上限、加导购，或让线索多分到附近门店`
      return { code: 'demand_above_capacity' as const, ruleId: null, text }
    })
}

/** What a guide can take of a store's leads in a day: their own limit under the caps that surely hold, shared by their stores. */
function dayOf({ guide, known }: Person, caps: readonly Extract<Rule, { phase: 'cap' }>[]): number {
  const limits = caps.flatMap((rule) =>
    rule.limits.daily !== undefined && judgeKnown(rule.when, known) === true ? [rule.limits.daily] : [],
  )
  return Math.min(guide.dayCap, ...limits) / guide.storeIds.length
}
