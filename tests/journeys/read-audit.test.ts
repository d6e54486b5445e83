import { useWorld } from '../support/world'
import { staffCaller } from '../support/world-callers'

const world = useWorld()
const admin = () => world.staff('hq_admin')

/** Three changes of two people on two days. */
async function changes(): Promise<{ storeId: string; opsId: string }> {
  const storeId = await world.build.store()
  const ops = world.staff('hq_ops')
  await world.ok(ops.call('closeStore', { storeId, reason: '装修' }))
  await world.ok(admin().call('setJoinGift', { joinGift: { title: '帆布袋', validDays: 30 } }))
  world.clock.set('2026-03-02T09:00:00+08:00')
  await world.ok(ops.call('openStore', { storeId, reason: '=装修好了' }))
  const { staffId } = await staffCaller(world.db, {
    brandId: world.brandId,
    role: 'hq_ops',
    scope: {},
    now: world.clock.now(),
  })
  return { storeId, opsId: staffId }
}
const actionsOf = async (input: object) =>
  (await world.ok(admin().call('listAudit', input))).entries.map(({ action }) => action)

test('changes are found by who, what, on what and when', async () => {
  const { storeId, opsId } = await changes()
  expect(await actionsOf({})).toEqual(['openStore', 'setJoinGift', 'closeStore'])
  expect(await actionsOf({ actor: `ops:${opsId}` })).toEqual(['openStore', 'closeStore'])
  expect(await actionsOf({ target: storeId, action: 'closeStore' })).toEqual(['closeStore'])
  expect(await actionsOf({ from: '2026-03-02T00:00:00+08:00' })).toEqual(['openStore'])
  expect(await actionsOf({ to: '2026-03-02T00:00:00+08:00' })).toEqual(['setJoinGift', 'closeStore'])
  const { entries } = await world.ok(admin().call('listAudit', { action: 'closeStore' }))
  expect(entries).toMatchObject([{ actorName: 'hq_ops', actionText: '门店停业', detail: { reason: '装修' } }])
})

test('pages follow one another without a gap', async () => {
  await changes()
  const first = await world.ok(admin().call('listAudit', { rows: 2 }))
  expect(first.entries.map(({ action }) => action)).toEqual(['openStore', 'setJoinGift'])
  const second = await world.ok(admin().call('listAudit', { rows: 2, cursor: first.next }))
  expect(second).toMatchObject({ entries: [{ action: 'closeStore' }], next: null })
})

test('the kinds of change that are on record are listed in words', async () => {
  expect(await world.ok(admin().call('listAuditActions', {}))).toEqual({ actions: [] })
  await changes()
  const { actions } = await world.ok(admin().call('listAuditActions', {}))
  expect(actions).toEqual([
    { action: 'closeStore', text: '门店停业' },
    { action: 'openStore', text: '门店恢复营业' },
    { action: 'setJoinGift', text: '设置入会礼' },
  ])
})

test('what is filtered can be taken out as a file, and that is on record too', async () => {
  const { storeId } = await changes()
  const { url, entries, isCut } = await world.ok(admin().call('exportAudit', { target: storeId }))
  expect([entries, isCut]).toEqual([2, false])
  const [file] = [...world.outside.stored.entries()]
  expect(url).toContain(file![0])
  const lines = file![1].toString('utf8').split('\r\n')
  expect(lines[1]).toContain('门店恢复营业')
  expect(lines[1]).toContain("'=装修好了")
  expect(lines[2]).toContain('2026-03-01T10:00:00+08:00')
  const [own] = (await world.ok(admin().call('listAudit', { action: 'exportAudit' }))).entries
  expect(own).toMatchObject({ actionText: '导出审计', detail: { after: { target: storeId, entries: 2 } } })
  expect(await world.refused(admin().call('exportAudit', { target: 'st_none' }))).toBe('export_empty')
})

test('another brand reads none of it', async () => {
  await changes()
  const other = (await world.openBrand('另一品牌')).staff('hq_admin')
  expect((await world.ok(other.call('listAudit', {}))).entries).toEqual([])
  expect(await world.refused(other.call('exportAudit', {}))).toBe('export_empty')
})
