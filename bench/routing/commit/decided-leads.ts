import { seededRandom } from '../../../server/kernel/seeded-random'
import { DECIDE_ENGINE, decide } from '../../../server/modules/routing/decide'
import { sealTrace, traceText } from '../../../server/modules/routing/trace'
import { SimulatedDays } from '../replay/simulated-days'
import { townArtefacts } from '../replay/town-artefacts'
import { THIRTY_RULES } from '../speed/thirty-rules'
import type { BenchTown } from './bench-town'
import { zipfPicker } from './zipf'

export type SealedTrace = { hash: string; traceHex: string }
/** A lead as it is when it has been decided: whom to ask, best first, and nothing written yet. */
export type DecidedLead = {
  number: number
  memberId: string
  wish: string
  ranked: { guideId: string; storeId: string }[]
}

const NEIGHBOURS = 3
const TRACES = 200

/** Real traces of decisions about two dozen guides, so that what is written has the size it has in life. */
export function sampleTraces(seed: number): SealedTrace[] {
  const days = new SimulatedDays({ seed, stores: 80, guidesMin: 3, guidesMax: 8, nearestStores: 4, leadsPerDay: 4400 })
  const artefacts = townArtefacts(days.town, THIRTY_RULES, seed)
  const versions = { engine: DECIDE_ENGINE, rules: 1, model: artefacts.model.version, prices: artefacts.prices.version }
  return Array.from({ length: TRACES }, () => {
    const one = days.next()
    const decision = decide(one.input, artefacts, one.state, one.seed)
    const final = { guideId: days.take(one, decision), fallThrough: [] }
    const { hash, packed } = sealTrace(traceText({ ...one, versions, decision, final, prevHash: '' }))
    return { hash, traceHex: `\\x${packed.toString('hex')}` }
  })
}

/** A stream of decided leads: busy stores far more often, their guides and those of stores near them in a drawn order. */
export function decidedLeads(town: BenchTown, { seed, firstNumber }: { seed: number; firstNumber: number }) {
  const chance = seededRandom(seed)
  const nextStore = zipfPicker(town.stores.length, chance)
  let number = firstNumber
  return (): DecidedLead => {
    const at = nextStore()
    const near = Array.from({ length: NEIGHBOURS + 1 }, (_, step) => town.stores[(at + step) % town.stores.length]!)
    const candidates = near.flatMap(({ id, guideIds }) =>
      guideIds.map((guideId) => ({ guideId, storeId: id, u: chance() })),
    )
    const ranked = candidates.sort((a, b) => b.u - a.u)
    return { ...decidedLeadOf(town, number++), ranked }
  }
}

/** Whose lead that of a number is, and what they wish. */
export function decidedLeadOf({ memberIds }: BenchTown, number: number): Omit<DecidedLead, 'ranked'> {
  return { number, memberId: memberIds[number % memberIds.length]!, wish: `wish-${number}` }
}
