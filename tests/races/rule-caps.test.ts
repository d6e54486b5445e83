import { findDisagreements } from '../../scripts/chaos/find-disagreements'
import { CHENGDU } from '../support/builders'
import { useServer } from '../support/use-server'

const server = useServer()
const NEWCOMER_DAY = 6
const GUIDES = 3
const CAPTURES = 50

test('fifty shoppers at once bring newcomers no more than the rules allow, whatever their own caps would hold', async () => {
  const { world } = server
  const storeId = await world.build.store()
  for (let n = 0; n < GUIDES; n++) await world.build.guide(storeId, { joinedOn: '2026-02-20', dayCap: 50, openCap: 50 })
  const captured = await Promise.all(
    Array.from({ length: CAPTURES }, (_, n) =>
      world.ok(
        world
          .shopper(`shopper-${n}`)
          .call('captureLead', { channel: 'appointment', place: CHENGDU, idempotencyKey: `capture-${n}` }),
      ),
    ),
  )
  const count = (wanted: string) => captured.filter(({ outcome }) => outcome === wanted).length
  expect([count('offered'), count('unroutable')]).toEqual([GUIDES * NEWCOMER_DAY, CAPTURES - GUIDES * NEWCOMER_DAY])
  const loads = await world.db.selectFrom('guide_load').select('day_used').execute()
  expect(loads.map(({ day_used }) => day_used)).toEqual(Array(GUIDES).fill(NEWCOMER_DAY))
  expect(await findDisagreements(world.db)).toEqual([])
})
