import { useWorld } from '../support/world'

const world = useWorld()

const HOME = {
  name: '李梅',
  phone: '13800138000',
  province: '四川省',
  city: '成都市',
  district: '锦江区',
  street: '春熙路 1 号 2 单元 301',
}
const save = (over: object = {}, who = 'li') => world.shopper(who).call('saveMyAddress', { ...HOME, ...over })
const list = async (who = 'li') => (await world.ok(world.shopper(who).call('listMyAddresses', {}))).addresses

test('a shopper keeps addresses: phones masked, the first is the default, and there is always one', async () => {
  expect(await list()).toEqual([])
  const home = await world.ok(save())
  const { phone: _, ...place } = HOME
  expect(home).toEqual({ ...place, addressId: expect.any(String), phoneMasked: '138****8000', isDefault: true })
  const work = await world.ok(save({ street: '天府大道 9 号', phone: '+86 139-0013-9000', isDefault: true }))
  expect(work).toMatchObject({ phoneMasked: '139****9000', isDefault: true })
  const parents = await world.ok(save({ name: '李父', district: '' }))
  expect(parents).toMatchObject({ isDefault: false, district: '' })
  expect((await list()).map(({ addressId, isDefault }) => [addressId, isDefault])).toEqual([
    [work.addressId, true],
    [parents.addressId, false],
    [home.addressId, false],
  ])

  expect(await world.ok(world.shopper('li').call('removeMyAddress', { addressId: work.addressId }))).toEqual({
    isChanged: true,
  })
  expect(await world.ok(world.shopper('li').call('removeMyAddress', { addressId: work.addressId }))).toEqual({
    isChanged: false,
  })
  expect((await list()).map(({ addressId, isDefault }) => [addressId, isDefault])).toEqual([
    [parents.addressId, true],
    [home.addressId, false],
  ])
})

test('an address is changed without typing the phone again, and the default stays one', async () => {
  const home = await world.ok(save())
  const { phone: _, ...place } = HOME
  const moved = await world.ok(
    world.shopper('li').call('saveMyAddress', { ...place, addressId: home.addressId, street: '锦里 2 号' }),
  )
  expect(moved).toEqual({ ...home, street: '锦里 2 号' })
  const called = await world.ok(save({ addressId: home.addressId, phone: '13700137000' }))
  expect(called).toMatchObject({ addressId: home.addressId, phoneMasked: '137****7000', isDefault: true })
  expect(await list()).toHaveLength(1)
})

test('pressed twice it is one address', async () => {
  const first = await world.ok(save({ idempotencyKey: 'address-1' }))
  expect(await world.ok(save({ idempotencyKey: 'address-1' }))).toEqual(first)
  expect(await list()).toHaveLength(1)
})

test('bad input is refused, and somebody else’s address is one that is not there', async () => {
  expect(await world.refused(save({ phone: '12345' }))).toBe('phone_invalid')
  expect(await world.refused(save({ phone: undefined }))).toBe('invalid_input')
  expect(await world.refused(save({ name: ' ' }))).toBe('invalid_input')
  expect(await world.refused(save({ street: '路'.repeat(101) }))).toBe('invalid_input')
  expect(await world.refused(save({ postcode: '610000' }))).toBe('invalid_input')
  const home = await world.ok(save())
  expect(await world.refused(save({ addressId: home.addressId }, 'wang'))).toBe('address_unknown')
  expect(await world.refused(save({ addressId: 'ad_nowhere' }))).toBe('address_unknown')
  const removed = world.shopper('wang').call('removeMyAddress', { addressId: home.addressId })
  expect(await world.ok(removed)).toEqual({ isChanged: false })
  expect(await list()).toEqual([home])
})

test('twenty addresses are enough', async () => {
  for (let n = 0; n < 20; n++) await world.ok(save({ street: `${n} 号` }))
  expect(await world.refused(save())).toBe('address_full')
  const { addressId } = (await list())[0]!
  expect(await world.ok(save({ addressId, street: '改过' }))).toMatchObject({ street: '改过' })
})

test('who and where stands nowhere in plain text', async () => {
  await world.ok(save())
  const rows = JSON.stringify(await world.db.selectFrom('member_address').selectAll().execute())
  for (const secret of ['李梅', '13800138000', '春熙路']) expect(rows).not.toContain(secret)
  expect(world.logged.join('\n')).not.toContain('13800138000')
})

test('the addresses of two people who turn out to be one are theirs together, with one default', async () => {
  const first = await world.ok(save({ idempotencyKey: 'address-1' }, 'li'))
  const second = await world.ok(save({ street: '第二处', idempotencyKey: 'address-1' }, 'li-second-app'))
  const proof = (code: string) => {
    world.outside.phoneOf.set(code, '13800138000')
    return { phoneCode: code, acceptsContact: true }
  }
  await world.ok(world.shopper('li').call('register', proof('one')))
  await world.ok(
    world.shopper('li-second-app', 'union-li').call('giveConsent', { purpose: 'marketing', textVersion: '1' }),
  )
  await world.ok(world.shopper('li', 'union-li').call('register', proof('two')))
  const together = await list('li')
  expect(together.map(({ addressId }) => addressId).sort()).toEqual([first.addressId, second.addressId].sort())
  expect(together.filter(({ isDefault }) => isDefault)).toHaveLength(1)
  expect(await list('li-second-app')).toEqual(together)
})

test('addresses are in what a person exports, whole, and go with their account', async () => {
  world.outside.phoneOf.set('button', '13800138000')
  await world.ok(world.shopper('li').call('register', { phoneCode: 'button', acceptsContact: false }))
  await world.ok(save())
  const { addresses } = await world.ok(world.shopper('li').call('exportMyData', {}))
  expect(addresses).toEqual([{ ...HOME, isDefault: true }])
  await world.ok(world.shopper('li').call('deleteMyAccount', { isConfirmed: true }))
  expect(await world.db.selectFrom('member_address').selectAll().execute()).toEqual([])
})
