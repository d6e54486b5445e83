import { runNight } from '../../server/flows/run-night'
import { insertArtefact } from '../../server/modules/artefact/artefact-versions.sql'
import { useServer } from '../support/use-server'

const server = useServer({ connectionsMax: 16 })

test('three runs of one night at once take each step once, and what they make stands once', async () => {
  const { world } = server
  world.clock.set('2026-03-02T03:00:00+08:00')
  const clock = { kind: 'clock', brandId: world.brandId } as const
  const kept: string[] = []
  const version = (position: string) => `sc-${position.length}`
  const run = () =>
    runNight(world.ctx(clock), 'trainModel', 50, async (position) => ({
      next: position.length === 9 ? null : `${position}x`,
      write: async (db) => {
        const times = { madeAt: world.clock.now(), effectiveFrom: world.clock.now() }
        const made = { brandId: world.brandId, kind: 'model' as const, version: version(position), doc: {}, faults: [] }
        const isNew = await insertArtefact(db, { ...made, madeBy: 'clock', ...times })
        kept.push(`${version(position)} ${isNew}`)
      },
    }))
  const reports = await Promise.all(Array.from({ length: 3 }, run))
  expect(reports.map(({ state }) => state)).toEqual(Array(3).fill('done'))
  // No step was kept by two: none of them found what it made made already.
  expect(kept.toSorted()).toEqual(Array.from({ length: 10 }, (_, at) => `sc-${at} true`))
})
