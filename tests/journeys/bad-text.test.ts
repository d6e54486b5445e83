import { useWorld } from '../support/world'

const world = useWorld()

test('text that no database can hold is bad input at the place where it stands, never a fault of ours', async () => {
  const fault = (path: string) => ({
    error: { code: 'invalid_input', details: { fields: [{ path, fault: 'unstorable_text' }] } },
  })
  const wish = (text: string) =>
    world.shopper('li').call('captureLead', { channel: 'mall', wish: text, idempotencyKey: 'capture-0001' })
  expect(await wish('沙发\0')).toMatchObject(fault('wish'))
  expect(await wish('沙发\ud83d')).toMatchObject(fault('wish'))
  expect(await wish('沙发🛋️')).toMatchObject({ ok: true })
  const policy = { kind: 'split', parentVersion: 1, effectiveFrom: '2026-04-01T00:00:00+08:00', doc: { 'a\0': 1 } }
  expect(await world.staff('hq_admin').call('publishPolicy', policy)).toMatchObject(fault('doc.?'))
})

test('what the contract says of a wrong field reaches who filled it in', async () => {
  expect(await world.staff('hq_admin').call('startBacktest', { version: 1, days: 999 })).toMatchObject({
    error: { code: 'invalid_input', details: { fields: [{ path: 'days', text: '最多回测 90 天' }] } },
  })
  // What the library says is not for people.
  const unnamed = await world.staff('hq_admin').call('startBacktest', { version: 1, days: 30, rows: 3 })
  expect(unnamed).toMatchObject({ error: { code: 'invalid_input' } })
  expect(JSON.stringify(unnamed)).not.toContain('"text"')
})
