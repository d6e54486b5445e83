import { decideWith, decisionInput, guideFact, guideState, storeFact } from '../../../tests/support/decision-facts'
import { readTrace, traceText } from './trace'
import { withinStores } from './within-stores'

test('staff of a store read of other stores’ guides nothing but that somebody stood there', () => {
  const stores = [storeFact('s1'), storeFact('s2', { distanceM: 900 })]
  const guides = [
    guideFact('mine'),
    guideFact('theirs', { storeId: 's2' }),
    guideFact('full', { storeId: 's2' }),
    guideFact('hq', { storeId: null, role: 'concierge' }),
  ]
  const input = decisionInput({ stores, guides, triedGuideIds: ['gone'] })
  const states = guides.map(({ id }) => guideState(id, id === 'full' ? { dayUsed: 10 } : {}))
  const decision = decideWith(input, { states })
  const trace = readTrace(
    traceText({
      decisionId: 'dc_1',
      versions: { engine: 'decide-1', rules: 1, model: 'points', prices: 'none' },
      seed: 7,
      input,
      state: states,
      decision,
      final: { guideId: 'theirs', fallThrough: [['full', 'FILLED']] },
      prevHash: '',
    }),
  )
  expect(JSON.stringify(trace)).toMatch(/theirs.*full|full.*theirs/)
  const known = { ownerGuideId: 'theirs', sceneGuideId: 'theirs', draftPick: 'theirs' }
  const read = withinStores({ ...trace, input: { ...trace.input, ...known } }, ['s1'])
  expect(JSON.stringify(read)).not.toMatch(/theirs|full|gone/)
  expect(read.input.stores.map(({ id }) => id)).toEqual(['s1'])
  expect(read.out.ranked).toHaveLength(2)
  expect(read.input.guides.map(({ id }) => id)).toEqual(['hq', 'mine'])
  expect(read.state.map(({ id }) => id)).toEqual(['hq', 'mine'])
})
