import type { HeadingMatch } from '../../../contract/data-vocabulary'
import { type ColumnSpecs, plainHeading } from './column-map'
import { REASON_HEADING } from './fault-rows'

/** A column of a file with the field of ours it is proposed for; null where none is. */
export type MatchedHeading = { at: number; heading: string; field: string | null; match: HeadingMatch }
/** What a brand confirmed before, by plain heading; null for a column it leaves aside. */
export type KnownHeadings = ReadonlyMap<string, string | null>

/** Below this a likeness is chance: 退款金额 is not 金额. */
const LIKE_ENOUGH = 0.55
/** A heading that is half of our own name says the other half by what the file is of: 名称 among stores. */
const PART_ENOUGH = 0.5

/**
 * Proposes a field for each heading of a file: what was confirmed before, then our own names and those we know, then what
 * is alike and like nothing else. No field is proposed twice.
 */
export function matchHeadings(header: readonly string[], specs: ColumnSpecs, known: KnownHeadings): MatchedHeading[] {
  const found = header.map(
    (heading, at): MatchedHeading => ({ at, heading: heading.trim(), field: null, match: 'none' }),
  )
  const open = new Set(found.filter(({ heading }) => heading !== '' && heading !== REASON_HEADING))
  const free = new Set(Object.keys(specs.fields))
  const give = (column: MatchedHeading, field: string, match: HeadingMatch) => {
    Object.assign(column, { field, match })
    open.delete(column)
    free.delete(field)
  }
  for (const column of open) {
    const field = known.get(plainHeading(column.heading))
    if (field === null) open.delete(column)
    else if (field !== undefined && free.has(field)) give(column, field, 'remembered')
  }
  for (const [field, { label, aliases }] of Object.entries(specs.fields)) {
    if (!free.has(field)) continue
    for (const name of [label, field, ...aliases]) {
      const column = [...open].find(({ heading }) => plainHeading(heading) === plainHeading(name))
      if (!column) continue
      give(column, field, name === label ? 'exact' : 'alias')
      break
    }
  }
  for (const { column, field } of likely([...open], [...free], specs)) {
    if (open.has(column) && free.has(field)) give(column, field, 'similar')
  }
  return found
}

type Likely = { column: MatchedHeading; field: string; score: number }

/** The best field of each column, where one is better than all others; the surest first. */
function likely(columns: readonly MatchedHeading[], fields: readonly string[], specs: ColumnSpecs): Likely[] {
  return columns
    .flatMap((column): Likely[] => {
      const scored = fields
        .map((field) => ({ column, field, score: likeness(column.heading, namesOf(field, specs)) }))
        .sort((a, b) => b.score - a.score)
      const [best, second] = scored
      return best && best.score > 0 && best.score > (second?.score ?? 0) ? [best] : []
    })
    .sort((a, b) => b.score - a.score)
}

function namesOf(field: string, { fields }: ColumnSpecs): string[] {
  const { label, aliases } = fields[field]!
  return [label, field, ...aliases]
}

/** How alike a heading is to the closest name of a field, the first of which is our own; 0 where it is not enough. */
function likeness(heading: string, names: readonly string[]): number {
  const mine = plainHeading(heading)
  const scores = names.map(plainHeading).map((name, at) => {
    const part = at === 0 && name.includes(mine) && mine.length > 1 ? mine.length / name.length : 0
    const shared = sharedPairs(mine, name)
    return Math.max(part >= PART_ENOUGH ? part : 0, shared >= LIKE_ENOUGH ? shared : 0)
  })
  return Math.max(...scores)
}

/** Dice's coefficient: the share of pairs of neighbouring characters that two texts have in common. */
function sharedPairs(one: string, other: string): number {
  const [left, right] = [pairsOf(one), pairsOf(other)]
  if (left.length + right.length === 0) return 0
  const rest = [...right]
  const shared = left.filter((pair) => {
    const at = rest.indexOf(pair)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return (2 * shared.length) / (left.length + right.length)
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
}
