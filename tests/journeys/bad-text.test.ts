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
