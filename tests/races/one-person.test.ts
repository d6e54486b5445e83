import { findPeople } from '../../server/flows/find-people'
import { useServer } from '../support/use-server'

const server = useServer()
const members = () => server.world.db.selectFrom('member').selectAll().where('state', '=', 'member').execute()
const PHONE = '13800138000'

const register = (who: string, phoneCode: string, unionid?: string) => {
  server.world.outside.phoneOf.set(phoneCode, PHONE)
  return server.world.shopper(who, unionid).call('register', { phoneCode, acceptsContact: true })
}

test('a person who presses register twenty times is one member', async () => {
  const { world } = server
  const cards = await Promise.all(Array.from({ length: 20 }, (_, n) => world.ok(register('li', `code-${n}`))))
  expect(new Set(cards.map(({ memberId }) => memberId)).size).toBe(1)
  expect(await members()).toHaveLength(1)
  expect(await world.db.selectFrom('member_identity').selectAll().execute()).toHaveLength(2)
})

test('two accounts that register one phone at once make one member, and the other is told it is taken', async () => {
  for (let round = 0; round < 20; round++) {
    const { world } = server
    const before = (await members()).length
    const phone = `139001380${String(round).padStart(2, '0')}`
    const replies = await Promise.all(
      ['a', 'b'].map((account) => {
        world.outside.phoneOf.set(`${account}-${round}`, phone)
        const input = { phoneCode: `${account}-${round}`, acceptsContact: false }
        return world.shopper(`${account}-${round}`).call('register', input)
      }),
    )
    expect(replies.map((reply) => (reply.ok ? 'member' : reply.error.code)).sort()).toEqual(['member', 'phone_taken'])
    expect(await members()).toHaveLength(before + 1)
  }
})

test('one person on two apps of the brand, registering on both at once, is one member', async () => {
  const { world } = server
  const cards = await Promise.all([
    world.ok(register('li-app', 'code-1', 'union-li')),
    world.ok(register('li-web', 'code-2', 'union-li')),
  ])
  expect(new Set(cards.map(({ memberId }) => memberId)).size).toBe(1)
  expect(await members()).toHaveLength(1)
})

test('two files that name the same strangers at once make each of them once', async () => {
  const { world } = server
  const clock = { kind: 'clock' as const, brandId: world.brandId }
  const strangers = Array.from({ length: 50 }, (_, n) => ({
    phone: `137001370${String(n).padStart(2, '0')}`,
    memberCode: `M${n}`,
  }))
  const found = await Promise.all(
    Array.from({ length: 6 }, (_, file) =>
      world.run(clock, (ctx) =>
        findPeople(ctx, world.brandId, 'store_scan', file % 2 ? strangers : [...strangers].reverse()),
      ),
    ),
  )
  expect(await world.db.selectFrom('member').selectAll().execute()).toHaveLength(50)
  const ids = found.map((people) => people.map((person) => person?.memberId).sort())
  for (const each of ids) expect(each).toEqual(ids[0])
})
