import { ImportStep, stepImport } from '../../server/flows/step-import'
import { findImport } from '../../server/modules/import/import-job.sql'
import { checkFile, goOn, sendFile } from '../support/send-file'
import { useWorld } from '../support/world'
import { staffCaller } from '../support/world-callers'

// An import goes on in steps, whoever takes them: no row counts twice, and what was stopped stays stopped.
const world = useWorld()
const ops = () => world.staff('hq_ops')

const HEADER = '门店编号,门店名称,大区,城市,地址,纬度,经度'
const storeLine = (number: number) =>
  `S${String(number).padStart(4, '0')},第${number}店,西南大区,成都,人民南路${number}号,30.65,104.08`
const storeFile = (count: number) =>
  `${[HEADER, ...Array.from({ length: count }, (_, at) => storeLine(at + 1))].join('\n')}\n`
const storeCount = async () => (await world.db.selectFrom('store').selectAll().execute()).length

test('two who go on with one import do not do its rows twice, and a clock goes on when nobody looks', async () => {
  const importId = await sendFile(world, ops(), 'stores', storeFile(3000))
  await checkFile(world, ops(), importId)
  await world.ok(ops().call('runImport', { importId }))
  await Promise.all([1, 2].map(() => world.ok(ops().call('continueImport', { importId }))))
  world.clock.advance({ minutes: 1 })
  for (let run = 0; run < 3; run++) await world.ok(world.timer().call('runDataJobs', {}))
  const shown = await world.ok(ops().call('showImport', { importId }))
  expect(shown).toMatchObject({ state: 'done', counts: { read: 3000, added: 3000, same: 0 }, firstRows: [] })
  expect(await storeCount()).toBe(3000)
})

test('who comes late with a step that somebody else has taken counts nothing twice', async () => {
  const importId = await sendFile(world, ops(), 'stores', `${storeFile(5000)}S9999,坏店,西南大区,成都,街,95,104\n`)
  const sender = await staffCaller(world.db, {
    brandId: world.brandId,
    role: 'hq_ops',
    scope: {},
    now: world.clock.now(),
  })
  await world.ok(ops().call('checkImport', { importId }))
  const seen = (await findImport(world.db, world.brandId, importId))!
  await world.ok(ops().call('continueImport', { importId }))
  await stepImport(world.ctx(sender), seen)
  expect(await goOn(world, ops(), importId)).toMatchObject({ counts: { read: 5001, added: 5000, faulty: 1 } })
})

test('an import that is stopped while a step is at its end stays stopped', async () => {
  const importId = await sendFile(world, ops(), 'stores', storeFile(1))
  const ctx = world.ctx(
    await staffCaller(world.db, { brandId: world.brandId, role: 'hq_ops', scope: {}, now: world.clock.now() }),
  )
  await checkFile(world, ops(), importId)
  await world.ok(ops().call('runImport', { importId }))
  const seen = (await findImport(world.db, world.brandId, importId))!
  // Stopped between the last row and the end: nothing of the file is left to be read.
  await world.ok(ops().call('cancelImport', { importId }))
  await new ImportStep(ctx, seen).take()
  expect(await world.ok(ops().call('showImport', { importId }))).toMatchObject({ state: 'cancelled' })
  expect(await storeCount()).toBe(0)
})
