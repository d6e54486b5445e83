import { artefactsOf, decisionInput, guideFact, guideState, storeFact } from '../../../tests/support/decision-facts'
import { decide } from './decide'
import { readTrace, traceText } from './trace'

const pad = (i: number) => String(i).padStart(2, '0')
const stores = [0, 1, 2].map((i) => storeFact(`s${i}`, { distanceM: 400 + 555 * i, isOpen: i < 2 }))
/** Some serve two stores, of which one may be closed; some are tried, away or full. */
const guides = Array.from({ length: 21 }, (_, i) => i).flatMap((i) =>
  [i % 3, ...(i % 4 === 0 ? [(i + 1) % 3] : [])].map((store) =>
    guideFact(`g${pad(i)}`, {
      storeId: `s${store}`,
      isOnLeave: i === 6,
      tenureDays: i * 9,
      isSkilled: i % 5 === 0 || null,
    }),
  ),
)
const states = guides.map(({ id }, i) => guideState(id, { dayUsed: i % 4, dayCap: i === 9 ? 1 : 12 }))

test('a trace tells of a decision what it decided: the first in full, of the others their order, and who was left out', () => {
  const input = decisionInput({ stores, guides, triedGuideIds: ['g03'] })
  const decision = decide(input, artefactsOf(), states, 7)
  const last = decision.ranked.at(-1)!.guideId
  const versions = { engine: 'decide-1', rules: 1, model: 'points', prices: 'none' }
  const final = { guideId: last, fallThrough: [] }
  const text = traceText({ decisionId: 'dc', versions, seed: 7, input, state: states, decision, final, prevHash: '' })
  const { ranked, ...rest } = decision
  expect(ranked.length).toBeGreaterThan(9)
  expect(ranked.some(({ boosts }) => boosts.length > 0)).toBe(true)
  expect(Object.keys(decision.excluded)).toEqual(expect.arrayContaining(['STORE_CLOSED', 'TRIED', 'ON_LEAVE']))
  expect(readTrace(text).out).toEqual({
    ...rest,
    ranked: [...ranked.slice(0, 8), ranked.at(-1)],
    others: ranked.slice(8, -1).map(({ guideId }) => guideId),
  })
})
